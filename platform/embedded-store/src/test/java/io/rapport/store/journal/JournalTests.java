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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    /// Held, so that its level stays: what it warns of is provoked here hundreds of times.
    private static final Logger LOG = Logger.getLogger(JournalFile.class.getName());

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        LOG.setLevel(Level.SEVERE);
        file = folder.resolve("shop.journal");
    }

    private void write(List<List<Change>> commands) throws IOException {
        try (Journal journal = Journal.open(file, true).journal()) {
            for (List<Change> changes : commands) {
                journal.awaitSafe(journal.append(changes));
            }
        }
    }

    private static Change.Put put(long ordinal, String image) {
        return new Change.Put("things", ordinal, image.getBytes(StandardCharsets.UTF_8));
    }

    private NavigableMap<Long, String> read() throws IOException {
        Journal.Opened opened = Journal.open(file, false);
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
    void anotherKindOfFileIsLeftAlone() throws IOException {
        Files.writeString(file, "my diary, not a journal");

        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
        assertThat(file).hasContent("my diary, not a journal");
    }

    @Test
    void afterAFailedWriteNothingIsAcknowledgedAnyMore() throws IOException {
        Journal journal = Journal.open(folder.resolve("missing").resolve("x"), false).journal();

        long first = journal.append(List.of(put(1, "one")));
        assertThatThrownBy(() -> journal.awaitSafe(first))
                .hasMessageContaining("cannot be written");
        Files.createDirectories(folder.resolve("missing"));
        long second = journal.append(List.of(put(2, "two")));
        assertThatThrownBy(() -> journal.awaitSafe(second))
                .hasMessageContaining("cannot be written");
    }
}
