package io.rapport.analytics.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What came through one stage.
final class StageFlow {

    private final Days stays;
    private long entered;
    private long skipped;
    private long passed;

    StageFlow() {
        this(new Days());
    }

    private StageFlow(Days stays) {
        this.stays = stays;
    }

    StageFlow copy() {
        var copy = new StageFlow(stays.copy());
        copy.entered = entered;
        copy.skipped = skipped;
        copy.passed = passed;
        return copy;
    }

    /// @param sign 1 to add, -1 to take away again
    void add(Passage passage, int sign) {
        entered += sign;
        skipped += passage.skipped() ? sign : 0;
        passed += passage.passed() ? sign : 0;
    }

    void stayed(long days, int sign) {
        stays.add(days, sign);
    }

    long entered() {
        return entered;
    }

    /// Those among the entered that never stood there but jumped over it.
    long skipped() {
        return skipped;
    }

    long passed() {
        return passed;
    }

    /// To six digits; `null` if none entered.
    @Nullable Double conversion() {
        return rate(passed, entered);
    }

    Days stays() {
        return stays;
    }

    static @Nullable Double rate(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP)
                        .doubleValue();
    }
}
