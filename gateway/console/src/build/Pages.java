import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The page itself: names of the assets put in, everything compressed beforehand, weighed against the budget.
final class Pages {

    static final long MOST_FIRST = 60 * 1024;
    static final long MOST_ALL = 300 * 1024;

    private static final Pattern ENTRY = Pattern.compile("(main|theme)-[A-Z0-9]+\\.(js|css)");
    /// The first screen, and the words of the language that has more of them.
    private static final Pattern ASKED_FOR_AT_ONCE = Pattern.compile("(?:home|zh)-[A-Z0-9]+\\.js");
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?:from|import)\\s*\"\\./([\\w-]+\\.js)\"");

    private final Path source;
    private final Path console;

    Pages(Path source, Path console) {
        this.source = source;
        this.console = console;
    }

    record Report(long first, long all) {

        void refuseWhatIsTooMuch() {
            if (first > MOST_FIRST || all > MOST_ALL) {
                throw new BuildFailure("The console is over its budget: see the line above.");
            }
        }
    }

    Report finish() throws IOException {
        var sizes = new TreeMap<String, Long>();
        var entries = new TreeMap<String, String>();
        try (var files = Files.list(console.resolve("assets"))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                sizes.put(name, compress(file));
                var entry = ENTRY.matcher(name);
                if (entry.matches()) {
                    entries.put(entry.group(1) + "." + entry.group(2), name);
                }
            }
        }
        var first = new LinkedHashSet<String>();
        for (var name : entries.values()) {
            follow(name, first);
        }
        var page = new LinkedHashSet<>(first);
        for (var name : sizes.keySet()) {
            if (ASKED_FOR_AT_ONCE.matcher(name).matches()) {
                follow(name, page);
            }
        }
        var html = Files.readString(source.resolve("index.html"));
        for (var entry : entries.entrySet()) {
            html = html.replace("{{" + entry.getKey() + "}}", "/console/assets/" + entry.getValue());
        }
        var preloads = new StringBuilder();
        for (var name : first) {
            if (name.endsWith(".js") && !entries.containsValue(name)) {
                preloads.append("<link rel=\"modulepreload\" href=\"/console/assets/").append(name).append("\">");
            }
        }
        var index = console.resolve("index.html");
        Files.writeString(index, html.replace("{{preloads}}", preloads));
        var weight = compress(index);
        return new Report(
                weight + page.stream().mapToLong(sizes::get).sum(),
                weight + sizes.values().stream().mapToLong(Long::longValue).sum());
    }

    /// What is loaded with it: the modules that it imports at once, not those that it asks for later.
    private void follow(String name, Set<String> loaded) throws IOException {
        if (!loaded.add(name) || !name.endsWith(".js")) {
            return;
        }
        var imports = STATIC_IMPORT.matcher(Files.readString(console.resolve("assets").resolve(name)));
        while (imports.find()) {
            follow(imports.group(1), loaded);
        }
    }

    private static long compress(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new BestGzip(bytes)) {
            zip.write(Files.readAllBytes(file));
        }
        Files.write(file.resolveSibling(file.getFileName() + ".gz"), bytes.toByteArray());
        return bytes.size();
    }

    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(ByteArrayOutputStream to) throws IOException {
            super(to);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
