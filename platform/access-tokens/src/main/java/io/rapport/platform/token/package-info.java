/// Which access tokens are believed, in the gateway as in every service.
@NullMarked
package io.rapport.platform.token;

import org.jspecify.annotations.NullMarked;
