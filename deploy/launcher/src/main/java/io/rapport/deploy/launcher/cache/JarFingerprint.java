package io.rapport.deploy.launcher.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What is in a jar, in few characters. Builds are reproducible here, so a jar's time says nothing;
/// the checksums of its entries do, and they are read without reading the entries.
final class JarFingerprint {

    private JarFingerprint() {}

    static String of(Path jar) {
        var sum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .map(entry -> entry.getName() + ':' + entry.getCrc() + ':' + entry.getSize())
                    .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
            return zip.size() + "-" + Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }
}
