package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.money.MoneyForm;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.text.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A rule that came after a record keeps nobody from changing what else stands in it.
class TouchedValuesTests {

    private static final JsonMapper MAPPER = mapper();

    private final MergePatches patches =
            new MergePatches(MAPPER, Validation.buildDefaultValidatorFactory().getValidator());

    record Form(
            @NotBlank @Size(max = 20) String name,
            @Nullable @Size(max = 20) String region,
            @Nullable @Size(max = 100) @MultiLine String note,
            @Nullable @Valid MoneyForm price,
            @Nullable LocalDate due,
            @NotNull List<@Valid @NotNull ExternalIdForm> externalIds) {}

    /// As an older version took it.
    private static final Form OLD =
            new Form(
                    "\u202eold",
                    "East ",
                    "a\u0007",
                    new MoneyForm(new BigDecimal("0.5"), "RMB"),
                    LocalDate.of(10_000, 1, 1),
                    List.of(new ExternalIdForm("erp", " 1 ")));

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }

    private Form patch(Form before, String patch) {
        return patches.apply(before, new MergePatch<>((ObjectNode) MAPPER.readTree(patch)));
    }

    @Test
    void whatIsNotTouchedStaysAsItIs() {
        assertThat(patch(OLD, "{\"region\":\" West \"}"))
                .isEqualTo(
                        new Form(
                                OLD.name(),
                                "West",
                                OLD.note(),
                                OLD.price(),
                                OLD.due(),
                                OLD.externalIds()));
        assertThat(patch(OLD, "{}")).isEqualTo(OLD);
    }

    @Test
    void whatIsSentAgainUnchangedIsNotTouched() {
        assertThat(
                        patch(
                                OLD,
                                """
                                {"name":"\\u202eold","due":"+10000-01-01","externalIds":
                                 [{"system":"erp","id":" 1 "},{"system":"crm","id":"2"}]}
                                """))
                .satisfies(patched -> {
                    assertThat(patched.name()).isEqualTo(OLD.name());
                    assertThat(patched.due()).isEqualTo(OLD.due());
                    assertThat(patched.externalIds()).hasSize(2);
                });
    }

    @Test
    void whatIsTouchedIsJudged() {
        for (var patch :
                List.of(
                        "{\"name\":\"\\u202enew\"}",
                        "{\"note\":\"b\\u0007\"}",
                        "{\"due\":\"+10001-01-01\"}",
                        "{\"externalIds\":[{\"system\":\"erp\",\"id\":\" 2 \"}]}")) {
            assertThatThrownBy(() -> patch(OLD, patch))
                    .as(patch)
                    .isInstanceOf(JacksonException.class);
        }
        assertThatThrownBy(() -> patch(OLD, "{\"price\":{\"amount\":\"7\"}}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        no -> assertThat(no.errors().getFirst().message()).endsWith("CNY"));
    }
}
