/// Tests of who may see what.
@NullMarked
package io.rapport.platform.security;

import org.jspecify.annotations.NullMarked;
