package io.rapport.platform.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Looks at a token's shape before anybody computes a signature: three parts, strict JSON without a
/// name twice, and no mark of an ID token, which speaks to a client and not to a service.
final class TokenShape implements JwtDecoder {

    private static final int LONGEST_TOKEN = 12_000;
    private static final Set<String> ID_TOKEN_MARKS =
            Set.of("nonce", "at_hash", "c_hash", "s_hash");
    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final JwtDecoder next;

    TokenShape(JwtDecoder next) {
        this.next = next;
    }

    @Override
    public Jwt decode(String token) {
        var parts = token.split("\\.", -1);
        if (token.length() > LONGEST_TOKEN || parts.length != 3) {
            throw new BadJwtException("Not a signed token");
        }
        object(parts[0]);
        var claims = object(parts[1]);
        if (ID_TOKEN_MARKS.stream().anyMatch(claims::containsKey)
                || "id".equals(claims.get("token_use"))) {
            throw new BadJwtException("An ID token opens no door");
        }
        return next.decode(token);
    }

    private static Map<?, ?> object(String part) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return STRICT.readValue(json, Map.class);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new BadJwtException("Not a token of strict JSON", e);
        }
    }
}
