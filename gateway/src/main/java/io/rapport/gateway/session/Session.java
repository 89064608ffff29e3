package io.rapport.gateway.session;

import java.time.Instant;

/// A login of a browser, as it was when it was read.
///
/// @param key the cookie's
/// @param tokens what requests go to services with
/// @param endsAt its end in any case
/// @param expiresAt its end if its user does nothing more
/// @param seenAt when its user was last seen doing something
/// @param version how often its tokens were replaced
/// @param renewal who is replacing them now; empty if nobody is
record Session(
        SessionKey key,
        Tokens tokens,
        Instant endsAt,
        Instant expiresAt,
        Instant seenAt,
        long version,
        String renewal) {}
