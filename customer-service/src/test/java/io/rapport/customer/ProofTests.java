package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.Map;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    @Override
    protected Map<String, String> records(Api somebody) {
        var customer =
                made(
                        somebody,
                        "/api/v1/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"Proof\"}");
        var contact = "{\"customerId\":\"%s\",\"name\":\"Proof\"}".formatted(customer);
        var interaction =
                """
                {"customerId":"%s","channel":"CALL","direction":"INBOUND","subject":"S"}
                """
                        .formatted(customer);
        return Map.of(
                "/api/v1/customers", customer,
                "/api/v1/contacts", made(somebody, "/api/v1/contacts", contact),
                "/api/v1/interactions", made(somebody, "/api/v1/interactions", interaction),
                "/api/v1/employees", made(somebody, "/api/v1/employees", "{\"name\":\"Proof\"}"),
                "/api/v1/teams", made(somebody, "/api/v1/teams", "{\"name\":\"Proof\"}"));
    }

    private static String made(Api somebody, String path, String body) {
        var answer = somebody.post(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }
}
