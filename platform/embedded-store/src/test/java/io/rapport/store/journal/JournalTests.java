package io.rapport.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    /// Held, so that its level stays: what it warns of is provoked here hundreds of times.
    private static final Logger LOG = Logger.getLogger(JournalFile.class.getName());

    private static final Logger COMPACTION_LOG = Logger.getLogger(Journal.class.getName());

    private static final long LARGE = Long.MAX_VALUE / 4;

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        LOG.setLevel(Level.SEVERE);
        COMPACTION_LOG.setLevel(Level.SEVERE);
        file = folder.resolve("shop.journal");
    }

    private void write(List<List<Change>> commands) throws IOException {
        try (Journal journal = Journal.open(file, true, LARGE).journal()) {
            for (List<Change> changes : commands) {
                journal.awaitSafe(journal.append(changes));
            }
        }
    }

    private static Change.Put put(long ordinal, String image) {
        return new Change.Put("things", ordinal, image.getBytes(StandardCharsets.UTF_8));
    }

    private NavigableMap<Long, String> read() throws IOException {
        Journal.Opened opened = Journal.open(file, false, LARGE);
        opened.journal().close();
        var documents = new TreeMap<Long, String>();
        opened.images()
                .take(
                        "things",
                        (ordinal, image) ->
                                documents.put(ordinal, new String(image, StandardCharsets.UTF_8)));
        return documents;
    }

    @Test
    void keepsTheLastImageOfEachDocument() throws IOException {
        write(
                List.of(
                        List.of(put(1, "one"), put(2, "two")),
                        List.of(put(2, "two again"), new Change.Remove("things", 1)),
                        List.of(put(3, "three"))));

        assertThat(read()).containsExactlyInAnyOrderEntriesOf(Map.of(2L, "two again", 3L, "three"));
    }

    @Test
    void forgetsADroppedCollectionOnly() throws IOException {
        write(
                List.of(
                        List.of(put(1, "one"), new Change.Put("others", 2, new byte[] {1})),
                        List.of(new Change.Drop("others")),
                        List.of(put(3, "three"))));

        assertThat(read()).containsOnlyKeys(1L, 3L);
    }

    @Test
    void aFileCutAnywhereKeepsExactlyTheWholeCommandsBeforeTheCut() throws IOException {
        var random = new Random(1);
        List<List<Change>> commands = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            commands.add(List.of(put(i, "x".repeat(random.nextInt(40))), put(100 + i, "partner")));
        }
        write(commands);
        byte[] whole = Files.readAllBytes(file);

        int before = -1;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            NavigableMap<Long, String> left = read();
            int documents = left.size();

            assertThat(documents % 2).as("cut at %s", length).isZero();
            assertThat(left.headMap(100L).keySet())
                    .allMatch(ordinal -> left.containsKey(100 + ordinal));
            assertThat(documents).isGreaterThanOrEqualTo(before);
            before = documents;
        }
        assertThat(before).isEqualTo(16);
    }

    @Test
    void whatComesAfterACutIsKept() throws IOException {
        write(List.of(List.of(put(1, "one")), List.of(put(2, "two"))));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        write(List.of(List.of(put(3, "three"))));

        assertThat(read()).containsOnlyKeys(1L, 3L);
        assertThat(folder.resolve("shop.journal.cut")).exists();
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        write(List.of(List.of(put(1, "one")), List.of(put(2, "two"))));
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length - 1]++;
        Files.write(file, damaged);

        assertThat(read()).containsOnlyKeys(1L);
    }

    @Test
    void aFileOfOldImagesIsWrittenAnew() throws IOException {
        String large = "x".repeat(100_000);
        List<List<Change>> commands = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            commands.add(List.of(put(7, large + i), put(i + 10L, "small")));
        }
        write(commands);
        long before = Files.size(file);
        NavigableMap<Long, String> documents = read();

        assertThat(Files.size(file)).isLessThan(before / 10);
        assertThat(read()).isEqualTo(documents).hasSize(41).containsEntry(7L, large + 39);
    }

    @Test
    void aFileIsWrittenAnewWhileOthersWrite() throws Exception {
        var images = new ConcurrentHashMap<Long, String>();
        try (Journal journal = Journal.open(file, false, 1 << 16).journal()) {
            var order = new Object();
            var writers =
                    IntStream.range(0, 4)
                            .mapToObj(writer ->
                                    Thread.ofVirtual()
                                            .start(() -> rewrite(journal, order, images, writer)))
                            .toList();
            var compactions = 0;
            while (writers.stream().anyMatch(Thread::isAlive)) {
                if (journal.isWorthCompacting()) {
                    long end;
                    List<Change.Put> taken;
                    synchronized (order) {
                        end = journal.safeEnd();
                        taken =
                                images.entrySet().stream()
                                        .map(each -> put(each.getKey(), each.getValue()))
                                        .toList();
                    }
                    journal.compact(taken::forEach, end);
                    compactions++;
                }
                Thread.onSpinWait();
            }
            for (var writer : writers) {
                writer.join();
            }
            assertThat(compactions).isPositive();
        }

        assertThat(read()).isEqualTo(images).hasSize(4);
        assertThat(folder.resolve("shop.journal.new")).doesNotExist();
    }

    private static void rewrite(
            Journal journal, Object order, Map<Long, String> images, long document) {
        for (int i = 0; i < 500; i++) {
            long ticket;
            synchronized (order) {
                var put = put(document, "x".repeat(400) + i);
                images.put(document, new String(put.image(), StandardCharsets.UTF_8));
                ticket = journal.append(List.of(put));
            }
            journal.awaitSafe(ticket);
        }
    }

    @Test
    void whateverIsLeftOfAFileThatWasNotFinishedSaysNothing() throws IOException {
        write(List.of(List.of(put(1, "one")), List.of(put(1, "one again"), put(2, "two"))));
        byte[] old = Files.readAllBytes(file);
        Path fresh = folder.resolve("shop.journal.new");
        JournalFile.write(fresh, action -> action.accept(put(1, "of the other file")));
        byte[] whole = Files.readAllBytes(fresh);

        for (int length = 0; length <= whole.length; length++) {
            Files.write(fresh, Arrays.copyOf(whole, length));
            assertThat(read()).isEqualTo(Map.of(1L, "one again", 2L, "two"));
            assertThat(Files.readAllBytes(file)).isEqualTo(old);
        }
    }

    @Test
    void aFileWrittenAnewAndCutAnywhereKeepsTheWholeCommandsBeforeTheCut() throws IOException {
        try (Journal journal = Journal.open(file, true, LARGE).journal()) {
            for (int i = 0; i < 20; i++) {
                journal.awaitSafe(journal.append(List.of(put(1, "first " + i))));
            }
            long end = journal.safeEnd();
            journal.awaitSafe(journal.append(List.of(put(2, "meanwhile"), put(3, "partner"))));
            journal.compact(action -> action.accept(put(1, "first 19")), end);
            journal.awaitSafe(journal.append(List.of(put(4, "after"), put(5, "partner"))));
        }
        byte[] whole = Files.readAllBytes(file);

        int before = -1;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            NavigableMap<Long, String> left = read();

            assertThat(left.containsKey(2L)).isEqualTo(left.containsKey(3L));
            assertThat(left.containsKey(4L)).isEqualTo(left.containsKey(5L));
            assertThat(left.size()).isGreaterThanOrEqualTo(before);
            before = left.size();
        }
        assertThat(before).isEqualTo(5);
    }

    @Test
    void whereTheFileCannotBeWrittenAnewTheOldOneGoesOn() throws IOException {
        Files.createDirectories(folder.resolve("shop.journal.new").resolve("in the way"));
        try (Journal journal = Journal.open(file, false, LARGE).journal()) {
            journal.awaitSafe(journal.append(List.of(put(1, "one"))));
            journal.compact(_ -> {}, journal.safeEnd());
            journal.awaitSafe(journal.append(List.of(put(2, "two"))));
        }

        assertThat(read()).containsOnlyKeys(1L, 2L);
    }

    @Test
    void anotherKindOfFileIsLeftAlone() throws IOException {
        Files.writeString(file, "my diary, not a journal");

        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
        assertThat(file).hasContent("my diary, not a journal");
    }

    @Test
    void afterAFailedWriteNothingIsAcknowledgedAnyMore() throws IOException {
        Journal journal =
                Journal.open(folder.resolve("missing").resolve("x"), false, LARGE).journal();

        long first = journal.append(List.of(put(1, "one")));
        assertThatThrownBy(() -> journal.awaitSafe(first))
                .hasMessageContaining("cannot be written");
        Files.createDirectories(folder.resolve("missing"));
        long second = journal.append(List.of(put(2, "two")));
        assertThatThrownBy(() -> journal.awaitSafe(second))
                .hasMessageContaining("cannot be written");
    }
}
