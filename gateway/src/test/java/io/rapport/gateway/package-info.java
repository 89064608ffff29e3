/// The gateway as a whole: real Netty, real tokens, small services behind it.
@NullMarked
package io.rapport.gateway;

import org.jspecify.annotations.NullMarked;
