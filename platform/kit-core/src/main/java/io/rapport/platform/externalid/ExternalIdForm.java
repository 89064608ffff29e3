package io.rapport.platform.externalid;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.text.Verbatim;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An external id in a request.
///
/// @param system lower-case name of the system, for example `erp`
/// @param id its id there
public record ExternalIdForm(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,39}") String system,
        @NotBlank @Size(max = 200) @Verbatim String id) {

    /// The value meant.
    public ExternalId value() {
        return new ExternalId(system, id);
    }

    /// The values meant, in the one order; none where none are given.
    public static List<ExternalId> values(@Nullable List<ExternalIdForm> forms) {
        return forms == null
                ? List.of()
                : ExternalIds.ordered(forms.stream().map(ExternalIdForm::value).toList());
    }

    /// A list as it would be asked for.
    public static List<ExternalIdForm> forms(List<ExternalId> externalIds) {
        return externalIds.stream()
                .map(known -> new ExternalIdForm(known.system(), known.id()))
                .toList();
    }
}
