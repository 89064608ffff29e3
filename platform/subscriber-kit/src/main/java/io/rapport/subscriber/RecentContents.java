package io.rapport.subscriber;

import java.util.LinkedHashMap;
import java.util.Map;

/// The content hashes of the events met last, so that another content under a known id is noticed
/// also behind newer events of the aggregate. Bounded: what is older is known only by what is held.
final class RecentContents {

    private static final int MOST = 10_000;

    private final Map<String, String> hashes =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MOST;
                }
            };

    /// Whether this id was met with another content.
    boolean contradict(ReceivedEvent event) {
        String known = hashes.get(event.envelope().id());
        return known != null && !known.equals(event.contentHash());
    }

    void add(ReceivedEvent event) {
        hashes.putIfAbsent(event.envelope().id(), event.contentHash());
    }
}
