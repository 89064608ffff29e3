package io.rapport.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/// The files below `/console/` on the class path. They are few and small, and are read once: no
/// request waits for a disk, and no path of a request is ever looked up on one.
final class ConsoleFiles {

    static final String PAGE = "index.html";

    private static final String FOLDER = "/console/";
    private static final String COMPRESSED = ".gz";

    private final Map<String, ConsoleFile> files = new HashMap<>();

    ConsoleFiles() {
        try {
            var contents = new HashMap<String, byte[]>();
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FOLDER + "**/*.*");
            for (var resource : found) {
                var address = resource.getURL().toString();
                var name = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
                contents.putIfAbsent(name, resource.getContentAsByteArray());
            }
            contents.forEach((name, plain) -> {
                if (!name.endsWith(COMPRESSED)) {
                    files.put(name, file(name, plain, contents.get(name + COMPRESSED)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The console's files cannot be read", e);
        }
    }

    /// @param name below the console's folder; `null` if there is none
    @Nullable ConsoleFile of(String name) {
        return files.get(name);
    }

    private static ConsoleFile file(String name, byte[] plain, byte @Nullable [] compressed) {
        var type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new ConsoleFile(type, plain, compressed);
    }
}
