package io.rapport.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static List<String> wrong(String amount, String currency) {
        return VALIDATOR.validate(new MoneyForm(new BigDecimal(amount), currency)).stream()
                .map(found -> found.getPropertyPath() + " " + found.getMessage())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, EUR",
        "0.01, USD",
        "1.500, EUR",
        "100, JPY",
        "100.00, JPY",
        "0.001, KWD",
        "0.5, CNY",
        "0.0001, CLF",
        "7, XOF",
        "7, XCG"
    })
    void takesSumsInCurrenciesThatAreInUse(String amount, String currency) {
        assertThat(wrong(amount, currency)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RMB, CNY",
        "CNH, CNY",
        "NTD, TWD",
        "YEN, JPY",
        "UKP, GBP",
        "DEM, EUR",
        "HRK, EUR",
        "RUR, RUB",
        "eur, EUR"
    })
    void namesTheCodeThatWasMeant(String currency, String meant) {
        assertThat(wrong("1", currency))
                .contains("currency must be a currency of ISO 4217 that is in use: " + meant);
    }

    @ParameterizedTest
    @CsvSource({"XXX", "XTS", "XAU", "XDR", "QQQ", "BTC"})
    void refusesWhatIsNoMoney(String currency) {
        assertThat(wrong("1", currency))
                .containsExactly(
                        "currency must be a currency of ISO 4217 that is in use, such as EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, JPY, must have no decimals in JPY",
        "1.001, EUR, must have at most 2 decimals in EUR",
        "0.0001, KWD, must have at most 3 decimals in KWD",
        "0.01, CLP, must have no decimals in CLP"
    })
    void refusesDecimalsThatTheCurrencyDoesNotHave(String amount, String currency, String rule) {
        assertThat(wrong(amount, currency)).containsExactly("amount " + rule);
    }
}
