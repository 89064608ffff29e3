/// Tests of what is said seldom.
@NullMarked
package io.rapport.platform.log;

import org.jspecify.annotations.NullMarked;
