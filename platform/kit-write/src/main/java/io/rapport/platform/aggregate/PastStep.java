package io.rapport.platform.aggregate;

import java.time.Instant;

/// A step of an imported history.
public interface PastStep {

    /// When it happened in the business.
    Instant effectiveAt();

    /// The attribute that it changes.
    String attribute();
}
