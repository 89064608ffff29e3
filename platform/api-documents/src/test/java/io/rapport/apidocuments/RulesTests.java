package io.rapport.apidocuments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// A document that is not what it should be is found, and the place is named.
class RulesTests {

    private static final String SOUND =
            """
            {"openapi":"3.1.0","info":{"title":"T","description":"D","version":"1"},
             "paths":{
              "/a/{id}":{"get":{"operationId":"A","summary":"S","description":"D",
               "parameters":[{"name":"id","in":"path","required":true,"description":"D",
                "example":"x1","schema":{"type":"string","pattern":"^x"}}],
               "responses":{"200":{"description":"D",
                "headers":{"ETag":{"description":"D","example":"7","schema":{"type":"string"}}},
                "content":{"application/json":{"example":{"n":1},
                 "schema":{"$ref":"#/components/schemas/N"}}}},
                "404":{"$ref":"#/components/responses/P"}}}}},
             "components":{
              "examples":{"a.unknown":{"summary":"S","description":"D","value":{"code":"a.unknown"}}},
              "responses":{"P":{"description":"D","content":{"application/problem+json":{
               "schema":{"$ref":"#/components/schemas/Problem"},
               "examples":{"a.unknown":{"$ref":"#/components/examples/a.unknown"}}}}}},
              "schemas":{
               "N":{"type":"object","description":"D","required":["n"],
                "properties":{"n":{"type":"integer","description":"D","examples":[1]}}},
               "Problem":{"type":"object","description":"D",
                "properties":{"code":{"type":"string","description":"D","examples":["x"]}}}}}}
            """;

    @Test
    void aSoundDocumentBreaksNothing() {
        assertThat(Rules.brokenBy(new JsonMapper().readTree(SOUND))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "\"openapi\":\"3.1.0\",           |                                 | not OpenAPI 3.1",
                "\"in\":\"path\"                  | \"in\":\"body\"                 | not OpenAPI 3.1",
                "\"summary\":\"S\",\"description\":\"D\",\\s+\"par | \"summary\":\" \",\"par | A has no summary",
                "\"description\":\"D\",\\s+\"par  | \"par                           | A has no description",
                "\"example\":\"x1\",              |                                 | A id has no example",
                "\"x1\"                           | \"y1\"                          | A id: the example",
                "\"name\":\"id\"                  | \"name\":\"ip\"                 | path variables [id], and tells [ip]",
                "\"parameters\":\\[(\\{.*?\"\\^x\"}}) | \"parameters\":[$1,$1       | A id is there twice",
                "\"example\":\"7\",               |                                 | A 200 ETag has no example",
                "\"example\":\\{\"n\":1},         |                                 | A 200 application/json has no example",
                "\\{\"n\":1}                      | {\"n\":\"1\"}                   | integer expected",
                "\"examples\":\\[1]               | \"examples\":[]                 | N.n",
                ",\"examples\":\\[1]              |                                 | N.n has no examples",
                "\"type\":\"integer\"             | \"type\":\"whole\"              | N is no JSON Schema",
                "\\{\"type\":\"integer\",\"description\":\"D\" | {\"type\":\"integer\" | N.n has no description",
                "schemas/N\"                      | schemas/M\"                     | leads nowhere",
                "examples/a.unknown               | examples/a.lost                 | leads nowhere",
                "\"value\":\\{\"code\":\"a.unknown\"} | \"value\":{\"code\":7}      | string expected",
            })
    void whatIsWrongIsNamed(String sound, String wrong, String complaint) {
        var text = SOUND.replaceFirst("(?s)" + sound, wrong == null ? "" : wrong);

        assertThat(text).isNotEqualTo(SOUND);
        assertThat(Rules.brokenBy(new JsonMapper().readTree(text)))
                .anySatisfy(each -> assertThat(each).contains(complaint));
    }

    @Test
    void anOperationIsThereOnce() {
        var twice = SOUND.replace("\"paths\":{", "\"paths\":{\"/b/{id}\":" + path() + ",");

        assertThat(Rules.brokenBy(new JsonMapper().readTree(twice)))
                .containsExactly("two operations are called A");
    }

    private static String path() {
        return new JsonMapper().readTree(SOUND).path("paths").path("/a/{id}").toString();
    }
}
