import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The TypeScript compiler, run by Deno beside the bundler. It emits nothing.
interface TypeCheck {

    void await() throws IOException, InterruptedException;

    static TypeCheck start(Libraries libraries, Path source, Path target) throws IOException {
        var deno = libraries.deno();
        if (deno.isEmpty()) {
            return () -> System.out.println("SKIPPED: the console's type check, for there is no Deno for this platform");
        }
        // --unstable-detect-cjs: without it Deno takes _tsc.js for a module, and TypeScript finds no system to run on.
        var command =
                new ProcessBuilder(
                                deno.get().toString(),
                                "run",
                                "-A",
                                "--no-config",
                                "--no-lock",
                                "--no-remote",
                                "--unstable-detect-cjs",
                                libraries.file("typescript/lib/_tsc.js").toString(),
                                "-p",
                                source.resolve("tsconfig.json").toString(),
                                "--pretty",
                                "false")
                        .redirectErrorStream(true);
        command.environment().put("DENO_DIR", target.resolve("deno").toString());
        command.environment().put("DENO_NO_UPDATE_CHECK", "1");
        var process = command.start();
        return () -> {
            System.out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (process.waitFor() != 0) {
                throw new BuildFailure("The console's types do not hold: see above.");
            }
        };
    }
}
