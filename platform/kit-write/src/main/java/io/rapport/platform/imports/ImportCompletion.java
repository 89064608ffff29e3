package io.rapport.platform.imports;

import io.rapport.contracts.imports.ImportCount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the client of an import says when all of it was sent and answered.
///
/// @param accepted how many rows were accepted, by the answers that the client got, kind by kind; a
///   kind that is not named is not compared
public record ImportCompletion(@Nullable @Size(max = 50) List<@Valid @NotNull Accepted> accepted) {

    /// The accepted rows of one kind.
    ///
    /// @param kind of record, the second part of its event types
    /// @param rows those that were created, changed or unchanged
    public record Accepted(
            @NotNull @Pattern(regexp = "[a-z][a-z-]{0,49}") String kind,
            @NotNull @PositiveOrZero Long rows) {}

    /// Refuses where something else has arrived than was sent.
    ///
    /// @throws io.rapport.platform.command.RefusalException `import.differs`
    void compare(List<ImportCount> counts) {
        for (var told : accepted == null ? List.<Accepted>of() : accepted) {
            var arrived =
                    counts.stream()
                            .filter(count -> count.kind().equals(told.kind()))
                            .mapToLong(ImportCount::accepted)
                            .sum();
            if (arrived != told.rows()) {
                throw new ImportRefusal.Differs(told.kind(), told.rows(), arrived).asException();
            }
        }
    }
}
