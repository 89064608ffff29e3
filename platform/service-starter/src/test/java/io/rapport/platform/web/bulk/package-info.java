/// Tests.
@NullMarked
package io.rapport.platform.web.bulk;

import org.jspecify.annotations.NullMarked;
