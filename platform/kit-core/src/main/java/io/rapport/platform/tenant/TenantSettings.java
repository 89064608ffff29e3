package io.rapport.platform.tenant;

import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the tenant, `rapport.tenant.*`.
///
/// @param zone in which plain dates begin and end, an id of the IANA database, such as
///   `Asia/Shanghai`
/// @param language in which screens begin, a BCP 47 tag: `en` or `zh-CN`
@ConfigurationProperties("rapport.tenant")
public record TenantSettings(
        @DefaultValue("UTC") ZoneId zone, @DefaultValue("en") String language) {

    /// The languages in which there are words for everything.
    public static final Set<String> LANGUAGES = Set.of("en", "zh-CN");

    /// Refuses a language without words.
    public TenantSettings {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "rapport.tenant.language takes en or zh-CN, not " + language);
        }
    }
}
