/// What is issued to whom: the signing key, the clients, and the claims of an access token.
@NullMarked
package io.rapport.authorization.token;

import org.jspecify.annotations.NullMarked;
