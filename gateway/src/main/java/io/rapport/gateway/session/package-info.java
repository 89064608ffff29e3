/// Browser sessions: a login at the issuer, a cookie that stands for its tokens, and their end. For
/// the rest of the gateway a request with such a cookie is one with an access token.
@NullMarked
package io.rapport.gateway.session;

import org.jspecify.annotations.NullMarked;
