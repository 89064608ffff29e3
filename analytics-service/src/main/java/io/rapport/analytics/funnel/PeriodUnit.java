package io.rapport.analytics.funnel;

import java.time.LocalDate;

/// How long the parts of a cut by period are. Their names sort by time.
public enum PeriodUnit {
    DAY,
    MONTH,
    QUARTER,
    YEAR;

    String of(LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case MONTH -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
            case YEAR -> "%04d".formatted(day.getYear());
        };
    }
}
