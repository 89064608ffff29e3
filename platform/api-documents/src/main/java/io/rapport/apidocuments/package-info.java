/// Makes a service's API document from its controllers. Tests run it; what it made is committed and
/// served as a file.
@NullMarked
package io.rapport.apidocuments;

import org.jspecify.annotations.NullMarked;
