package io.rapport.deploy.launcher.scenario;

import io.rapport.deploy.launcher.http.CallFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The stories that there are.
public final class Scenarios {

    private static final Map<String, Supplier<Scenario>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("key-account", KeyAccount::new);
    }

    private Scenarios() {}

    /// What can be played.
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /// @throws CallFailure if there is none of that name
    public static Scenario named(String name) {
        var scenario = ALL.get(name);
        if (scenario == null) {
            throw new CallFailure(
                    "There is no scenario " + name + "; there are: " + String.join(", ", names()));
        }
        return scenario.get();
    }
}
