/// Tests.
@NullMarked
package io.rapport.apidocuments;

import org.jspecify.annotations.NullMarked;
