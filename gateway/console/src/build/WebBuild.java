import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Makes the console's files without Node: libraries and native tools come from Maven jars.
///
/// usage: `java -cp <jars> WebBuild.java <module folder> <root of the checkout>`
final class WebBuild {

    private WebBuild() {}

    public static void main(String[] args) throws Exception {
        try {
            build(Path.of(args[0]), Path.of(args[1]));
        } catch (BuildFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void build(Path module, Path root) throws Exception {
        var begun = System.nanoTime();
        var source = module.resolve("src/main/web");
        var target = module.resolve("target");
        var libraries = Libraries.ofClassPath(module.resolve("node_modules"));
        var made = target.resolve("web");
        Files.createDirectories(made);
        ApiTypes.write(root, made.resolve("api.d.ts"));
        Icons.write(source.resolve("ui/icons.txt"), libraries, made.resolve("icons.ts"));

        var console = target.resolve("classes/console");
        delete(console);
        Files.createDirectories(console.resolve("assets"));
        var check = TypeCheck.start(libraries, source, target);
        bundle(libraries, source, target, console.resolve("assets"));
        check.await();
        libraries.writeLicences(console.resolve("assets/licences.txt"));
        var report = new Pages(source, console).finish();
        System.out.printf(
                "console: first page %.1f KB gzip (most %d), everything %.1f KB (most %d); %.1f s%n",
                report.first() / 1024.0,
                Pages.MOST_FIRST / 1024,
                report.all() / 1024.0,
                Pages.MOST_ALL / 1024,
                (System.nanoTime() - begun) / 1e9);
        report.refuseWhatIsTooMuch();
    }

    private static void bundle(Libraries libraries, Path source, Path target, Path assets) throws Exception {
        var command =
                List.of(
                        libraries.esbuild().toString(),
                        source.resolve("main.tsx").toString(),
                        source.resolve("theme.ts").toString(),
                        "--bundle",
                        "--splitting",
                        "--format=esm",
                        "--target=es2022",
                        "--minify",
                        "--jsx=automatic",
                        "--jsx-import-source=preact",
                        "--legal-comments=none",
                        "--entry-names=[name]-[hash]",
                        "--chunk-names=[name]-[hash]",
                        "--asset-names=[name]-[hash]",
                        "--log-level=warning",
                        "--log-override:tsconfig.json=silent",
                        "--tsconfig=" + source.resolve("tsconfig.json"),
                        "--metafile=" + target.resolve("web-parts.json"),
                        "--outdir=" + assets);
        var process = new ProcessBuilder(command).directory(source.toFile()).inheritIO();
        process.redirectInput(ProcessBuilder.Redirect.PIPE);
        var running = process.start();
        running.getOutputStream().close(); // it ends when its standard input does
        if (running.waitFor() != 0) {
            throw new BuildFailure("The bundle could not be made: see above.");
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
