import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Web libraries out of the jars of the class path, laid out as `node_modules`, where bundler, compiler and editors look.
/// The icons are read out of their jar one by one: unpacking a thousand files takes longer than the whole build.
final class Libraries {

    private static final Pattern WEB_JAR = Pattern.compile(".*[/\\\\]org[/\\\\](?:webjars|mvnpm)[/\\\\].*\\.jar");
    private static final Pattern PACKAGE = Pattern.compile("META-INF/resources/(?:webjars|_static)/.*package\\.json");
    private static final String ICONS = "lucide-static";

    private final Path folder;
    private final TreeMap<String, String> licences = new TreeMap<>();
    private Path icons = Path.of("");

    private Libraries(Path folder) {
        this.folder = folder;
    }

    static Libraries ofClassPath(Path folder) throws IOException {
        var found = new Libraries(folder);
        for (var jar : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
            if (WEB_JAR.matcher(jar).matches()) {
                found.install(Path.of(jar));
            }
        }
        return found;
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    Path icons() {
        return icons;
    }

    Path esbuild() {
        var names = List.of("linux-x64/bin/esbuild", "darwin-arm64/bin/esbuild", "win32-x64/esbuild.exe");
        return names.stream()
                .map(name -> file("@esbuild/" + name))
                .flatMap(Libraries::executable)
                .findFirst()
                .orElseThrow(() -> new BuildFailure("No esbuild for this platform: add its jar to gateway/console/pom.xml."));
    }

    Optional<Path> deno() {
        return executable(file("@deno/linux-x64-glibc/deno")).findFirst();
    }

    void writeLicences(Path to) throws IOException {
        var text = new StringBuilder();
        licences.forEach((name, words) -> text.append("== ").append(name).append("\n\n").append(words.strip()).append("\n\n"));
        Files.writeString(to, text);
    }

    private static Stream<Path> executable(Path file) {
        if (!Files.exists(file)) {
            return Stream.of();
        }
        file.toFile().setExecutable(true);
        return Stream.of(file);
    }

    private void install(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var description = zip.stream().map(ZipEntry::getName).filter(n -> PACKAGE.matcher(n).matches()).min(Comparator.comparingInt(String::length));
            if (description.isEmpty()) {
                throw new BuildFailure(jar.getFileName() + " holds no package.json.");
            }
            var prefix = description.get().substring(0, description.get().length() - "package.json".length());
            var name = field(text(zip, description.get()), "name");
            var bundled = !name.startsWith("@") && !name.equals("typescript");
            if (bundled) {
                licences.put(name + " " + field(text(zip, description.get()), "version"), text(zip, prefix + "LICENSE"));
            }
            if (name.equals(ICONS)) {
                icons = jar;
                return;
            }
            unpack(zip, jar, prefix, folder.resolve(name));
        }
    }

    private static void unpack(ZipFile zip, Path jar, String prefix, Path into) throws IOException {
        var stamp = into.resolve(".from");
        if (Files.exists(stamp) && Files.readString(stamp).equals(jar.getFileName().toString())) {
            return;
        }
        WebBuild.delete(into);
        for (var entry : zip.stream().filter(e -> !e.isDirectory() && e.getName().startsWith(prefix)).toList()) {
            put(into, entry.getName().substring(prefix.length()), zip.getInputStream(entry).readAllBytes());
        }
        var more = zip.getEntry("META-INF/.more.tgz"); // mvnpm keeps declarations and the like here
        if (more != null) {
            untar(new GZIPInputStream(zip.getInputStream(more)), into, prefix.substring("META-INF/".length()));
        }
        Files.writeString(stamp, jar.getFileName().toString());
    }

    private static void untar(InputStream in, Path into, String root) throws IOException {
        var header = new byte[512];
        var longName = "";
        while (in.readNBytes(header, 0, 512) == 512 && header[0] != 0) {
            var name = text(header, 0, 100);
            var prefix = text(header, 345, 155);
            var size = Long.parseLong(text(header, 124, 12).strip(), 8);
            var body = in.readNBytes((int) size);
            in.skipNBytes((512 - size % 512) % 512);
            if (header[156] == 'L') {
                longName = new String(body, StandardCharsets.UTF_8).replace("\0", "");
            } else if (header[156] == '0' || header[156] == 0) {
                var whole = longName.isEmpty() ? (prefix.isEmpty() ? name : prefix + "/" + name) : longName;
                longName = "";
                if (whole.startsWith(root)) {
                    put(into, whole.substring(root.length()), body);
                }
            }
        }
    }

    private static void put(Path into, String name, byte[] body) throws IOException {
        var file = into.resolve(name).normalize();
        if (!file.startsWith(into)) {
            throw new BuildFailure("A jar has a file outside of its folder: " + name);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, body);
    }

    private static String text(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new BuildFailure(zip.getName() + " has no " + name);
        }
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int from, int length) {
        var end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new BuildFailure("A package.json without " + name);
        }
        return found.group(1);
    }
}
