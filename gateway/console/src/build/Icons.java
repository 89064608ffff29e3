import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// The icons that `ui/icons.txt` names, out of the library's jar: their inner shapes, as a typed table.
final class Icons {

    private Icons() {}

    static void write(Path names, Libraries libraries, Path to) throws IOException {
        var text = new StringBuilder("// Made by the build from ui/icons.txt.\nexport const icons = {\n");
        try (var jar = new ZipFile(libraries.icons().toFile())) {
            for (var name : Files.readAllLines(names)) {
                if (!name.isBlank()) {
                    text.append("  '").append(name).append("': '").append(shapes(jar, name)).append("',\n");
                }
            }
        }
        Files.writeString(to, text.append("} as const;\nexport type IconName = keyof typeof icons;\n"));
    }

    private static String shapes(ZipFile jar, String name) throws IOException {
        var entry = jar.stream().filter(e -> e.getName().endsWith("/icons/" + name + ".svg")).findFirst();
        if (entry.isEmpty()) {
            throw new BuildFailure("ui/icons.txt: the icon library has no " + name);
        }
        var svg = new String(jar.getInputStream(entry.get()).readAllBytes(), StandardCharsets.UTF_8);
        var inner = svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
        return inner.replaceAll("\\s+", " ").replace(" />", "/>").replace("> <", "><").strip();
    }
}
