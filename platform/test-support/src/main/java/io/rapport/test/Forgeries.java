package io.rapport.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every way of forging a token that we know, by its name.
public final class Forgeries {

    private Forgeries() {}

    /// Tokens of somebody with these roles that no door may take.
    public static Map<String, String> of(String... roles) {
        var forged = new LinkedHashMap<String, String>();
        forged.put("alg none", token(roles).unsigned());
        forged.put("public key as secret", token(roles).signedWithPublicKeyAsSecret());
        forged.put("another's key", token(roles).signedByStranger());
        forged.put("key inside", token(roles).signedWithOwnKeyInside());
        forged.put("jku", token(roles).signedWithKeysFrom("http://127.0.0.1:1/keys"));
        forged.put("unknown kid", token(roles).signedUnderUnknownKeyId("../../etc/passwd"));
        forged.put("issuer", token(roles).issuer("http://127.0.0.1:1").signed());
        forged.put("no issuer", token(roles).issuer(null).signed());
        forged.put("audience", token(roles).audience("other").signed());
        forged.put("no audience", token(roles).audience(null).signed());
        forged.put("expired", token(roles).expired().signed());
        forged.put("endless", token(roles).endless().signed());
        forged.put("not yet", token(roles).notYetValid().signed());
        forged.put("no subject", token(roles).subject(null).signed());
        forged.put("blank subject", token(roles).subject(" ").signed());
        forged.put("typ", token(roles).type("logout+jwt").signed());
        forged.put("id token", token(roles).claim("nonce", "n").signed());
        forged.put("id token hash", token(roles).claim("at_hash", "h").signed());
        forged.put("tenant number", token(roles).claim("tenant", 7).signed());
        forged.put("tenant blank", token(roles).tenant("").signed());
        forged.put("roles text", token(roles).claim("roles", "seller").signed());
        forged.put("roles numbers", token(roles).claim("roles", List.of(1)).signed());
        forged.put("employee path", token(roles).employee("../emp").signed());
        forged.put("duplicate claims", token(roles).signedOver(twice()));
        forged.put("no json", token(roles).signedOver("seller"));
        forged.put("garbage", "a.b.c");
        forged.put("two parts", "a.b");
        return forged;
    }

    private static TestToken token(String... roles) {
        return TestTokens.of("sam").roles(roles);
    }

    private static String twice() {
        return """
        {"iss":"%s","aud":"rapport","sub":"sam","sub":"eve","exp":9999999999,"roles":["seller"]}
        """
                .formatted(TestTokens.issuer());
    }
}
