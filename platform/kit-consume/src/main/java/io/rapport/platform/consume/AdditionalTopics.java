package io.rapport.platform.consume;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/// Topics that a part of the starter needs beside those that the service owns. They are created
/// with them.
@FunctionalInterface
public interface AdditionalTopics {

    /// With partitions, replication and settings; one that exists is left as it is.
    List<NewTopic> topics();
}
