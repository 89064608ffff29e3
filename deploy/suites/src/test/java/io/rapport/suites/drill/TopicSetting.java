package io.rapport.suites.drill;

import io.rapport.suites.LocalProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A setting of a topic, changed and put back by Kafka's own command, as the runbook gives it.
final class TopicSetting {

    private static final String TOOL =
            "java -cp 'deploy/launcher/target/lib/*' kafka.admin.ConfigCommand"
                    + " --bootstrap-server 127.0.0.1:9092 --entity-type topics";

    private final String topic;
    private final int port;

    TopicSetting(String topic, int port) {
        this.topic = topic;
        this.port = port;
    }

    void set(String name, String value) {
        var _ = run("--entity-name", topic, "--alter", "--add-config", name + "=" + value);
    }

    String describeCommand() {
        return TOOL + " --entity-name <topic> --describe";
    }

    String describe() {
        return run("--entity-name", topic, "--describe");
    }

    String mendCommand() {
        return TOOL + " --entity-name <topic> --alter --delete-config max.message.bytes";
    }

    void mend() {
        var _ = run("--entity-name", topic, "--alter", "--delete-config", "max.message.bytes");
    }

    private String run(String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(DrillIT.root().resolve("deploy/launcher/target/lib").toString() + "/*");
        command.add("kafka.admin.ConfigCommand");
        command.addAll(List.of("--bootstrap-server", "127.0.0.1:" + port));
        command.addAll(List.of("--entity-type", "topics"));
        command.addAll(List.of(words));
        return LocalProcess.run(command);
    }
}
