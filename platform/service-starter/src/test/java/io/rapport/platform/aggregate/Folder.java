package io.rapport.platform.aggregate;

import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A small aggregate of the tests: a folder with a label, an owner and a unique number.
record Folder(String label, @Nullable String owner, @Nullable String number) {

    static final AggregateType<Folder, Object> TYPE =
            new AggregateType<>(
                    "folder",
                    "fol",
                    "folders",
                    Topics.CUSTOMER,
                    "/tests",
                    Folder.class,
                    Folder::owner,
                    folder -> Map.of("label", folder.label()),
                    List.of(IndexSpec.of("tenant", "find.label", "_id")));

    static Decision<Folder> open(String label, @Nullable String owner, @Nullable String number) {
        var folder = new Folder(label, owner, number);
        var formed = new TeamFormed(new TeamFormed.Change(), state(label));
        return new Decision<>(
                folder, List.of(Publication.of(formed, "label")), folder.uniqueValues());
    }

    Decision<Folder> relabel(String to) {
        var folder = new Folder(to, owner, number);
        var change = new TeamChanged.Change(null, null, null, null);
        return new Decision<>(
                folder,
                List.of(Publication.of(new TeamChanged(change, state(to)), "label")),
                folder.uniqueValues());
    }

    Decision<Folder> renumber(@Nullable String to) {
        var folder = new Folder(label, owner, to);
        var change = new TeamChanged.Change(null, null, null, null);
        return new Decision<>(
                folder,
                List.of(Publication.of(new TeamChanged(change, state(label)), "number")),
                folder.uniqueValues());
    }

    Set<UniqueValue> uniqueValues() {
        return number == null ? Set.of() : Set.of(new UniqueValue("folder-number", number));
    }

    private static TeamState state(String label) {
        return new TeamState(label, null, null, List.of(), null);
    }
}
