package io.rapport.marketing.touch;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.security.AccessScope;

/// Touches as responses name them.
public interface KnownTouches {

    /// @throws io.rapport.platform.command.RefusalException `touch.not-found`
    KnownTouch require(AccessScope scope, String id);

    /// The touch which another system calls so.
    ///
    /// @throws io.rapport.platform.command.RefusalException `touch.not-found`
    KnownTouch require(AccessScope scope, ExternalId externalId);
}
