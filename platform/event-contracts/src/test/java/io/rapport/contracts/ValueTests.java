package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The values that all contexts share.
class ValueTests {

    @ParameterizedTest
    @CsvSource({"12.50, 12.5", "1E3, 1000", "0.000, 0", "-0.10, -0.1", "100, 100"})
    void equalAmountsAreEqualMoney(String written, String plain) {
        assertThat(Money.of(written, "EUR")).isEqualTo(Money.of(plain, "EUR"));
        assertThat(Money.of(written, "EUR").amount().toPlainString()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E40", "1E999999999", "0.0000000000000000001", "1E-999999999"})
    void refusesAmountsOutOfBounds(String amount) {
        assertThatThrownBy(() -> Money.of(amount, "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "€"})
    void refusesWhatIsNoCurrencyCode(String currency) {
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1e3", "+1", ".5", "5.", " 1", "1,5", "١", "0x1"})
    void readsOnlyPlainDecimals(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @Test
    void aPersonalPartHasExactlyOneForm() {
        var clear = new Personal.Clear<>("change", "state");
        var sealed = new Personal.Sealed("k1", "A256GCM", "ct");

        assertThatThrownBy(() -> new Personal<>(null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Personal<>(clear, sealed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Personal.clear("change", "state").readableState()).isEqualTo("state");
        assertThat(Personal.sealed("k1", "A256GCM", "ct").readableState()).isNull();
    }

    @Test
    void anExternalIdIsNeverBlank() {
        assertThatThrownBy(() -> new ExternalId(" ", "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExternalId("erp", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
