package io.rapport.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// The one limit to which tests wait for what must come. It says nothing of how fast it ought to be
/// (that is measured by the bench): it is long enough for a machine many times slower than a good
/// one, and short enough that what never comes fails a run.
///
/// ```java
/// await("20 in the view").until(() -> view.count() == 20);
/// ```
///
/// A wait that ended in vain names what was waited for.
public final class Patience {

    /// Three minutes, or `-Drapport.test.patience=<seconds>`.
    public static final Duration LIMIT =
            Duration.ofSeconds(Integer.getInteger("rapport.test.patience", 180));

    /// For what starts or stops a whole platform: fifteen minutes, and longer as the limit is.
    public static final Duration WHOLE_PLATFORM = LIMIT.multipliedBy(5);

    private Patience() {}

    /// Waits for what is named here.
    ///
    /// @param what a statement that becomes true, for the message of the failure
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT);
    }
}
