package io.rapport.authorization.user;

import io.rapport.authorization.PrivateFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The demo users: those of the configuration, replaced and joined by those set at run time. What
/// was set at run time survives a restart.
public final class DemoUsers {

    private final JsonMapper json;
    private final PrivateFile file;
    private final Map<String, DemoUser> users = new LinkedHashMap<>();
    private final Map<String, DemoUser> changed = new LinkedHashMap<>();

    public DemoUsers(List<DemoUser> configured, PrivateFile file, JsonMapper json) {
        this.json = json;
        this.file = file;
        configured.forEach(user -> users.put(user.login(), user));
        file.read()
                .map(text -> json.readValue(text, DemoUser[].class))
                .map(List::of)
                .orElse(List.of())
                .forEach(this::remember);
    }

    public synchronized Optional<DemoUser> find(String login) {
        return Optional.ofNullable(users.get(login));
    }

    public synchronized List<DemoUser> all() {
        return List.copyOf(users.values());
    }

    /// Adds this user, or replaces the one of the same login.
    public synchronized void put(DemoUser user) {
        remember(user);
        file.write(json.writeValueAsString(changed.values()));
    }

    private void remember(DemoUser user) {
        users.put(user.login(), user);
        changed.put(user.login(), user);
    }
}
