package io.rapport.authorization;

import io.rapport.authorization.user.DemoUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What this server issues, and where it keeps its key and secrets.
///
/// @param folder where the signing key, the secrets and the users' links are kept
/// @param accessTokenLifetime of a token for a browser, an hour at most
/// @param cliTokenLifetime of a token for the command line on this machine, an hour at most
/// @param gateway where browsers find the gateway, which has sessions for them
/// @param redirectUris where the browser of a page of its own may be sent back to; on `127.0.0.1`
///   to every port
/// @param origins web origins that may ask for a token; `[*]` for every port
/// @param users the demo users, before any change at run time
@Validated
@ConfigurationProperties("rapport.authorization")
public record AuthorizationProperties(
        @NotNull Path folder,
        @DefaultValue("15m") @DurationMax(hours = 1) Duration accessTokenLifetime,
        @DefaultValue("1h") @DurationMax(hours = 1) Duration cliTokenLifetime,
        @DefaultValue("http://127.0.0.1:8080") URI gateway,
        @NotEmpty List<URI> redirectUris,
        @NotEmpty List<String> origins,
        @NotEmpty List<@Valid DemoUser> users) {}
