package io.rapport.platform.web.trial;

import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkOutcome;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.MergePatches;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What the trial service can do with its things.
public final class Things {

    public enum Colour {
        RED,
        BLUE
    }

    public record Part(@NotBlank String name, @Nullable BigDecimal price) {}

    /// What may be edited.
    public record Thing(
            @NotBlank @Size(max = 50) String name,
            @Nullable Colour colour,
            @Nullable Integer size,
            @Nullable Boolean active,
            @Nullable LocalDate due,
            @Nullable Instant happened,
            @Size(max = 3) @Nullable List<@Valid Part> parts,
            @Valid @Nullable Part main,
            @Nullable Map<String, String> externalIds) {}

    public record Row(
            @NotBlank String externalId, @NotNull @MultiLine String name, @Nullable Integer size) {}

    record Taken(String externalId) implements Refusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "thing.taken";
        }

        @Override
        public String detail() {
            return "There is one already.";
        }
    }

    private final MergePatches patches;
    private final AtomicReference<@Nullable CommandContext> last = new AtomicReference<>();
    private final Deque<String> names = new ConcurrentLinkedDeque<>();

    Things(MergePatches patches) {
        this.patches = patches;
    }

    void remember(CommandContext context) {
        last.set(context);
    }

    /// The context of the last command.
    public CommandContext lastContext() {
        var context = last.get();
        if (context == null) {
            throw new IllegalStateException("no command yet");
        }
        return context;
    }

    /// What the items were called that were worked on, in their order.
    public Deque<String> names() {
        return names;
    }

    Thing stored() {
        return new Thing(
                "lamp",
                Colour.RED,
                3,
                true,
                LocalDate.of(2026, 1, 31),
                Instant.parse("2026-01-31T09:30:00Z"),
                List.of(new Part("bulb", new BigDecimal("1.50"))),
                new Part("foot", null),
                Map.of("erp", "1", "shop", "2"));
    }

    Thing patched(MergePatch<Thing> patch) {
        return patches.apply(stored(), patch);
    }

    BulkResult bulk(BulkInput<Row> input, CommandContext context) {
        return input.process(
                Row::externalId,
                item ->
                        switch (item.value().externalId()) {
                            case "taken" -> throw new Taken("taken").asException();
                            case "same" -> BulkOutcome.unchanged("thg_1", "newer value known");
                            case "boom" -> throw new IllegalStateException("boom");
                            default -> {
                                remember(item.context(context));
                                names.add(item.value().name());
                                yield BulkOutcome.created(input.dryRun() ? null : "thg_2");
                            }
                        });
    }
}
