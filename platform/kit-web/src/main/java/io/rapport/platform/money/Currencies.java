package io.rapport.platform.money;

import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The currencies of ISO 4217 that are in use: what some country pays with today, as this Java
/// knows, and the units of account of the same list. Codes that were withdrawn, those of metals and
/// for testing are none.
public final class Currencies {

    private static final Set<String> UNITS_OF_ACCOUNT =
            Set.of("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI");

    private static final Set<String> IN_USE = inUse();

    /// What people write, by the code that they mean.
    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("RMB", "CNY"),
                    Map.entry("CNH", "CNY"),
                    Map.entry("NTD", "TWD"),
                    Map.entry("YEN", "JPY"),
                    Map.entry("WON", "KRW"),
                    Map.entry("UKP", "GBP"),
                    Map.entry("STG", "GBP"),
                    Map.entry("NIS", "ILS"),
                    Map.entry("DHS", "AED"),
                    Map.entry("SFR", "CHF"),
                    Map.entry("KCS", "CZK"),
                    Map.entry("UAK", "UAH"),
                    Map.entry("RUR", "RUB"),
                    Map.entry("BYR", "BYN"),
                    Map.entry("TRL", "TRY"),
                    Map.entry("MXP", "MXN"),
                    Map.entry("PLZ", "PLN"),
                    Map.entry("ROL", "RON"),
                    Map.entry("AZM", "AZN"),
                    Map.entry("GHC", "GHS"),
                    Map.entry("MRO", "MRU"),
                    Map.entry("STD", "STN"),
                    Map.entry("SLL", "SLE"),
                    Map.entry("VEF", "VES"),
                    Map.entry("ZMK", "ZMW"),
                    Map.entry("ZWL", "ZWG"),
                    Map.entry("ANG", "XCG"),
                    Map.entry("DEM", "EUR"),
                    Map.entry("FRF", "EUR"),
                    Map.entry("ITL", "EUR"),
                    Map.entry("ESP", "EUR"),
                    Map.entry("NLG", "EUR"),
                    Map.entry("ATS", "EUR"),
                    Map.entry("BEF", "EUR"),
                    Map.entry("FIM", "EUR"),
                    Map.entry("GRD", "EUR"),
                    Map.entry("IEP", "EUR"),
                    Map.entry("PTE", "EUR"),
                    Map.entry("HRK", "EUR"),
                    Map.entry("BGN", "EUR"),
                    Map.entry("EURO", "EUR"),
                    Map.entry("US$", "USD"),
                    Map.entry("€", "EUR"),
                    Map.entry("£", "GBP"));

    private Currencies() {}

    /// The digits after the point that amounts of this currency have; empty if the code is not in
    /// use.
    public static Optional<Integer> decimals(String code) {
        return IN_USE.contains(code)
                ? Optional.of(Currency.getInstance(code).getDefaultFractionDigits())
                : Optional.empty();
    }

    /// The codes in use.
    public static Set<String> codes() {
        return IN_USE;
    }

    /// The code that was probably meant.
    static @Nullable String meant(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        var meant = MEANT.get(upper);
        if (meant == null) {
            return IN_USE.contains(upper) ? upper : null;
        }
        return IN_USE.contains(meant) ? meant : null;
    }

    private static Set<String> inUse() {
        var codes = new HashSet<String>();
        for (var country : Locale.getISOCountries()) {
            @Nullable Currency currency = Currency.getInstance(Locale.of("", country));
            if (currency != null) {
                codes.add(currency.getCurrencyCode());
            }
        }
        Currency.availableCurrencies()
                .map(Currency::getCurrencyCode)
                .filter(UNITS_OF_ACCOUNT::contains)
                .forEach(codes::add);
        return Set.copyOf(codes);
    }
}
