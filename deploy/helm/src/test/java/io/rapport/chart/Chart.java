package io.rapport.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A chart on disk, and how it renders.
record Chart(Path folder) {

    static final String NAMESPACE = "crm";
    static final Path CHECKOUT = Path.of(System.getProperty("rapport.root", "../.."));

    /// What stands for Helm's own annotation in what is rendered.
    static final String HOOK = "rapport.test/hook";

    private static final String KUBERNETES = "1.34";

    /// No test asks a cluster: what is said to be there stands in a file of the copy.
    private static final String CLUSTER =
            """
            {{- define "rapport.existing" -}}
            {{- $all := .root.Files.Get "files/cluster.yaml" | fromYaml -}}
            {{- get $all (printf "%s/%s" .kind .name) | default dict | toJson -}}
            {{- end -}}
            """;

    static Chart ours() {
        return new Chart(CHECKOUT.resolve("deploy/helm/rapport"));
    }

    /// A copy that may be spoiled.
    Chart copiedTo(Path target) {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var copy = target.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return new Chart(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the pod of `helm test`, which Helm's own `template` leaves out here: in a copy hooks
    /// are given another name, and the copy renders.
    ///
    /// @param work an empty folder for the copy
    /// @throws IllegalStateException with Helm's words, if values or templates are refused
    Rendered render(Path work, List<Path> values) {
        return render(work, "rapport", values);
    }

    /// @param release how the release is called
    Rendered render(Path work, String release, List<Path> values) {
        return render(work, release, values, Map.of());
    }

    /// @param settings what `--set` says
    Rendered render(Path work, String release, List<Path> values, Map<String, String> settings) {
        var copy = copiedTo(work);
        var test = copy.folder.resolve("templates/tests/reach.yaml");
        try {
            Files.writeString(test, Yaml.text(test).replace("helm.sh/hook", HOOK));
            Files.writeString(copy.folder.resolve("templates/_lookup.tpl"), CLUSTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy.render(release, values, settings);
    }

    private Rendered render(String release, List<Path> values, Map<String, String> settings) {
        var command =
                new Helm(folder)
                        .template()
                        .withName(release)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES);
        for (var file : values) {
            command.withValuesFile(file);
        }
        settings.forEach(command::set);
        return Rendered.of(command.call());
    }

    List<String> lint() {
        var result = new Helm(folder).lint().strict().call();
        return result.isFailed() ? result.getMessages() : List.of();
    }

    Path sizes(String size) {
        return folder.resolve("values-" + size + ".yaml");
    }
}
