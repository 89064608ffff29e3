package io.rapport.chart;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// An amount of memory or processor time as Kubernetes writes it.
record Quantity(BigDecimal amount) {

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([A-Za-z]*)");
    private static final Map<String, String> UNITS =
            Map.of(
                    "", "1",
                    "m", "0.001",
                    "k", "1000",
                    "M", "1000000",
                    "G", "1000000000",
                    "Ki", "1024",
                    "Mi", "1048576",
                    "Gi", "1073741824");

    /// @throws IllegalArgumentException if it is no quantity
    static Quantity of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
            throw new IllegalArgumentException("no quantity: " + text);
        }
        return new Quantity(
                new BigDecimal(parts.group(1)).multiply(new BigDecimal(UNITS.get(parts.group(2)))));
    }

    boolean exceeds(Quantity other) {
        return amount.compareTo(other.amount) > 0;
    }

    Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount));
    }
}
