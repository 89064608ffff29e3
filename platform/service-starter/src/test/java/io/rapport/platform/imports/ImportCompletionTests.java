package io.rapport.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.imports.ImportCount;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.imports.ImportCompletion.Accepted;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whether a client and a service have counted the same.
class ImportCompletionTests {

    private static final List<ImportCount> ARRIVED =
            List.of(
                    new ImportCount("contact", 4, 0, 0, 9),
                    new ImportCount("customer", 3, 2, 1, 7));

    @Test
    void comparesWhatWasAcceptedOfTheKindsThatAreNamed() {
        for (var told :
                List.of(
                        new ImportCompletion(null),
                        new ImportCompletion(List.of()),
                        told("customer", 6),
                        told("contact", 4),
                        told("ticket", 0))) {
            assertThatCode(() -> told.compare(ARRIVED)).doesNotThrowAnyException();
        }
    }

    @Test
    void moreAndLessAndAnotherKindDiffer() {
        refuses(told("customer", 7), new ImportRefusal.Differs("customer", 7, 6));
        refuses(told("customer", 5), new ImportRefusal.Differs("customer", 5, 6));
        refuses(told("ticket", 1), new ImportRefusal.Differs("ticket", 1, 0));
    }

    private static void refuses(ImportCompletion told, ImportRefusal refusal) {
        assertThatThrownBy(() -> told.compare(ARRIVED))
                .isInstanceOfSatisfying(
                        RefusalException.class, no -> assertThat(no.refusal()).isEqualTo(refusal));
    }

    private static ImportCompletion told(String kind, long rows) {
        return new ImportCompletion(List.of(new Accepted(kind, rows)));
    }
}
