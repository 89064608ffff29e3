package io.rapport.platform.metadata;

import io.rapport.platform.tenant.TenantSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/// The words of a service, language by language: `labels/en.properties`, `labels/zh-CN.properties`,
/// in UTF-8. What has no words in a language is found at the start, not by a user.
final class Labels {

    private final Map<String, Properties> byLanguage = new TreeMap<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private final TreeSet<String> unused = new TreeSet<>();

    Labels(ClassLoader resources) {
        for (var language : TenantSettings.LANGUAGES) {
            var words = read(resources, "labels/" + language + ".properties");
            byLanguage.put(language, words);
            words.stringPropertyNames().forEach(key -> unused.add(language + ": " + key));
        }
    }

    /// The words for this, in every language.
    Map<String, String> of(String key) {
        var words = new TreeMap<String, String>();
        byLanguage.forEach((language, known) -> {
            var text = known.getProperty(key);
            if (text == null || text.isBlank()) {
                missing.add(language + ": " + key);
            } else {
                words.put(language, text);
            }
            unused.remove(language + ": " + key);
        });
        return words;
    }

    /// Refuses to go on where a language lacks words, or has some that nobody asks for.
    ///
    /// @throws IllegalStateException naming them all
    void check() {
        if (!missing.isEmpty() || !unused.isEmpty()) {
            throw new IllegalStateException(
                    "Labels (src/main/resources/labels): without words: "
                            + missing
                            + ", never asked for: "
                            + unused);
        }
    }

    private static Properties read(ClassLoader resources, String path) {
        var words = new Properties();
        try (var in = resources.getResourceAsStream(path)) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        return words;
    }
}
