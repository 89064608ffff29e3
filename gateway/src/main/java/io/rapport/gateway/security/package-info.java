/// Who is asking: access tokens, and which web pages may ask.
@NullMarked
package io.rapport.gateway.security;

import org.jspecify.annotations.NullMarked;
