package io.rapport.deploy.launcher.imports;

import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.deploy.launcher.run.Await;
import io.rapport.tables.TableFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/// Brings one folder of tables into the platform: all is read and mapped first, then sent step by
/// step, then awaited in the view. It can be repeated: external ids say what is there already.
public final class Importer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BATCH = 400;
    private static final int SIDE_BY_SIDE = 2;

    private final Gateway gateway;
    private final Tokens tokens;
    private final PrintWriter out;
    private final Settings settings;

    /// @param format of all tables of the folder
    /// @param zone the tenant's
    /// @param dryRun asks what would happen and changes nothing
    /// @param rejects where refused rows are written
    /// @param patience how long to wait until everything is visible
    public record Settings(
            String importId,
            TableFormat format,
            ZoneId zone,
            boolean dryRun,
            Path rejects,
            Pace pace,
            Duration patience) {}

    public Importer(Gateway gateway, Tokens tokens, PrintWriter out, Settings settings) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.out = out;
        this.settings = settings;
    }

    /// What came of an import.
    ///
    /// @param complete whether every row was accepted and is visible
    /// @param ids of the aggregates, by the external ids of the rows
    public record Result(boolean complete, Map<String, String> ids) {
        public Result {
            ids = Map.copyOf(ids);
        }
    }

    /// Returns when all is visible, or patience is at its end.
    public Result run(Path folder, Mapping mapping) {
        var corrections = new Corrections(mapping.corrections());
        var plan =
                new Plan(
                        folder,
                        settings.format(),
                        new Template(mapping.constants(), settings.zone()),
                        corrections);
        var groups = new LinkedHashMap<Mapping.Step, List<List<Item>>>();
        mapping.steps().forEach(step -> groups.put(step, plan.groups(step)));
        corrections.report().forEach(out::println);
        out.flush();

        var rejects = new Rejects(settings.rejects());
        var sender = new Sender(gateway, settings.importId(), settings.dryRun(), settings.pace());
        var outcomes = new HashMap<String, Outcomes>();
        var completion = new Completion(gateway, settings.importId());
        groups.forEach((step, items) -> {
            var done = send(step, items, sender, rejects);
            outcomes.put(step.name(), done);
            if (items.stream().anyMatch(group -> !group.isEmpty())) {
                completion.add(step, done);
            }
        });
        var ids = ids(outcomes);
        link(mapping, ids);
        if (rejects.count() > 0) {
            out.println("%,d rows were rejected: %s".formatted(rejects.count(), rejects.file()));
        }
        var finished = settings.dryRun() || isFinished(completion);
        return new Result(isVisible(mapping, outcomes) && finished && rejects.count() == 0, ids);
    }

    /// An import that was broken off is never said to be finished: then this is not reached.
    private boolean isFinished(Completion completion) {
        var against = completion.say();
        out.println(against.orElse("Every service was told that the import is finished."));
        return against.isEmpty();
    }

    private Outcomes send(
            Mapping.Step step, List<List<Item>> groups, Sender sender, Rejects rejects) {
        var outcomes = new Outcomes();
        var progress = new Progress(out);
        progress.begin(step.name(), groups.stream().mapToInt(List::size).sum());
        for (var group : groups) {
            if (step.file() == null) {
                group.forEach(item -> sender.sendOne(step, item, outcomes));
            } else {
                sendGroup(step, group, sender, outcomes, rejects, progress);
            }
        }
        progress.end(outcomes.toString());
        return outcomes;
    }

    private void sendGroup(
            Mapping.Step step,
            List<Item> group,
            Sender sender,
            Outcomes outcomes,
            Rejects rejects,
            Progress progress) {
        var slots = new Semaphore(SIDE_BY_SIDE);
        var sent = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var batch : batches(group, settings.pace().atMost(BATCH))) {
                sent.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    slots.acquireUninterruptibly();
                                    try {
                                        sender.sendMany(step, batch, outcomes, rejects);
                                    } finally {
                                        slots.release();
                                    }
                                    progress.advance(batch.size());
                                },
                                threads));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Items of one external id go together, for they must be taken in their order, and batches are
    /// sent side by side.
    static List<List<Item>> batches(List<Item> items, int size) {
        var together = new LinkedHashMap<String, List<Item>>();
        for (var item : items) {
            var id = item.json().path("externalId");
            var key = id.isMissingNode() ? "item " + together.size() : "id " + id;
            together.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
        }
        var batches = new ArrayList<List<Item>>();
        var batch = new ArrayList<Item>();
        for (var group : together.values()) {
            if (!batch.isEmpty() && batch.size() + group.size() > size) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.addAll(group);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private static Map<String, String> ids(Map<String, Outcomes> outcomes) {
        var ids = new HashMap<String, String>();
        outcomes.values().forEach(step -> ids.putAll(step.ids()));
        return ids;
    }

    private void link(Mapping mapping, Map<String, String> ids) {
        for (var link : mapping.links()) {
            var id = ids.get(link.employee());
            if (id != null && !id.isEmpty() && !settings.dryRun()) {
                tokens.link(link.login(), id, List.of());
                out.println("%-14s is now %s".formatted(link.login(), link.employee()));
            }
        }
    }

    private boolean isVisible(Mapping mapping, Map<String, Outcomes> outcomes) {
        var awaited = mapping.awaited();
        if (awaited == null || settings.dryRun()) {
            return true;
        }
        var step = outcomes.getOrDefault(awaited.step(), new Outcomes());
        var path = path(awaited, outcomes);
        var visible =
                Await.until(
                        settings.patience(),
                        () -> shown(path, awaited.pointer()) >= step.accepted());
        out.println(
                visible
                        ? "All of it is visible."
                        : "Not all of it is visible yet: %,d of %,d"
                                .formatted(shown(path, awaited.pointer()), step.accepted()));
        return visible;
    }

    private static String path(Mapping.Awaited awaited, Map<String, Outcomes> outcomes) {
        return new Template(Map.of(), ZoneOffset.UTC)
                .text(
                        awaited.path(),
                        step ->
                                outcomes.getOrDefault(step, new Outcomes())
                                        .ids()
                                        .getOrDefault(step, ""))
                .orElseThrow(() -> new ImportFailure("Nothing is known of " + awaited.path()));
    }

    private long shown(String path, String pointer) {
        var answer = gateway.get(path);
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()).at(pointer).asLong(0) : 0;
    }
}
