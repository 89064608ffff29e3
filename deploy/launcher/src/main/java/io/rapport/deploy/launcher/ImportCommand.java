package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.imports.ImportRun;
import io.rapport.deploy.launcher.imports.Pace;
import io.rapport.tables.Separator;
import io.rapport.tables.TableFormat;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the CSV files of a folder into the running platform.",
            "What is in them says mapping.yaml in the folder, --mapping, or a built-in mapping"
                    + " of the folder's name."
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Parameters(paramLabel = "<folder>", description = "The folder with the files.")
    Path folder = Path.of(".");

    @Option(names = "--mapping", paramLabel = "<file>", description = "The mapping to use.")
    @Nullable Path mapping;

    @Option(names = "--dry-run", description = "Only ask what would happen.")
    boolean dryRun;

    @Option(
            names = "--separator",
            paramLabel = "<name>",
            defaultValue = "comma",
            description = "What stands between two cells: comma, semicolon or tab.")
    String separator = "comma";

    @Option(
            names = "--charset",
            paramLabel = "<name>",
            defaultValue = "UTF-8",
            description =
                    "The encoding of the files, for example GB18030; a byte order mark is believed"
                            + " before it.")
    String charset = "UTF-8";

    @Option(
            names = "--zone",
            paramLabel = "<zone>",
            defaultValue = "${env:RAPPORT_ZONE:-UTC}",
            description = "The tenant's time zone: dates begin there.")
    String zone = "UTC";

    @Option(
            names = "--patience",
            paramLabel = "<seconds>",
            defaultValue = "600",
            description = "How long to go on trying while parts of the platform are away.")
    long patience = 600;

    @Option(
            names = "--per-second",
            paramLabel = "<rows>",
            defaultValue = "0",
            description =
                    "Send no more rows a second, to leave room for others (0: as many as are"
                            + " taken).")
    int perSecond;

    ImportCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var platform = options.platform();
        var run =
                new ImportRun(
                        platform,
                        out,
                        format(),
                        tenantZone(),
                        dryRun,
                        Pace.perSecond(Math.max(0, perSecond)),
                        Duration.ofSeconds(patience));
        return run.run(folder, mapping).complete() ? 0 : 1;
    }

    private TableFormat format() {
        var between =
                Separator.named(separator)
                        .orElseThrow(() ->
                                new CallFailure("--separator is one of " + Separator.names()));
        try {
            return TableFormat.USUAL.separatedBy(between).encodedAs(Charset.forName(charset));
        } catch (IllegalArgumentException unknown) {
            throw new CallFailure("--charset: nobody knows the encoding " + charset);
        }
    }

    private ZoneId tenantZone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new CallFailure("--zone: there is no time zone " + zone);
        }
    }
}
