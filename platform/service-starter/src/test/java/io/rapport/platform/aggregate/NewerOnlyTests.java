package io.rapport.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewerOnlyTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ExternalId ERP = new ExternalId("erp", "7");
    private static final ExternalId SHOP = new ExternalId("shop", "1");
    private static final Parcel KNOWN =
            new Parcel("Ada", "sen_1", Parcel.Kind.FIRM, null, List.of(ERP));

    @Test
    void takesWhatIsNewerComponentByComponent() {
        var told = new Parcel("Bob", "sen_2", Parcel.Kind.PERSON, "emp_1", List.of(SHOP));
        var newer = newer(Map.of("label", NOON.plusSeconds(1)), NOON);

        assertThat(newer.over(KNOWN, told))
                .isEqualTo(
                        new Parcel(
                                "Ada", "sen_2", Parcel.Kind.PERSON, "emp_1", List.of(ERP, SHOP)));
        assertThat(newer.reason()).isEqualTo(NewerOnly.REASON);
    }

    @Test
    void keepsWhatTheItemDoesNotSay() {
        var told = new Parcel("Ada", null, Parcel.Kind.FIRM, null, List.of(ERP));
        var newer = newer(Map.of(), NOON);

        assertThat(newer.over(KNOWN, told)).isEqualTo(KNOWN);
        assertThat(newer.reason()).isNull();
    }

    @Test
    void knowsTheAttributeOfEveryComponent() {
        record Other(@Nullable String colour) {}

        assertThatThrownBy(() -> newer(Map.of(), NOON).over(new Other(null), new Other("red")))
                .hasMessageContaining("colour");
    }

    @Test
    void theFirstReasonIsTheOneThatIsTold() {
        var newer = newer(Map.of(), NOON);
        newer.because("this");
        newer.because("that");

        assertThat(newer.reason()).isEqualTo("this");
    }

    private static NewerOnly newer(Map<String, Instant> known, Instant effective) {
        var times = EffectiveTimes.NONE;
        for (var each : known.entrySet()) {
            times = times.with(java.util.Set.of(each.getKey()), 1, 1, each.getValue(), null);
        }
        return new NewerOnly(Parcel.TYPE.attributes(), times, effective);
    }
}
