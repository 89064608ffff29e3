package io.rapport.test.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Requests that are not as HTTP, URI or UTF-8 have it, or that ask for what no server has. Each is
/// of a kind, of which several examples are tried.
public final class EdgeRequests {

    /// What is wrong with a text in an address, with examples of it.
    private static final Map<String, List<String>> ESCAPES =
            Map.of(
                    "half an escape", List.of("%", "%2", "a%", "%u0041"),
                    "an escape that is none", List.of("%zz", "%2g", "%-1", "%+1"),
                    "bytes that are no UTF-8", List.of("%ff", "%c3%28", "%e2%82", "a%80b"),
                    "half a character", List.of("%ed%a0%80", "%ed%bf%bf"),
                    "UTF-8 that is longer than needed", List.of("%c0%af", "%e0%80%af"),
                    "UTF-8 beyond Unicode", List.of("%f4%90%80%80", "%f8%88%80%80%80"),
                    "bytes that should be escaped", List.of("\u00ff", "\u00c3\u00a4"));

    private final String path;
    private final String authorization;

    /// @param path of a route that has GET, and neither TRACE nor what nobody has
    /// @param token empty for none
    public EdgeRequests(String path, String token) {
        this.path = path;
        this.authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /// What no server takes, whatever its routes and whoever asks.
    public List<EdgeRequest> refusedByAnyServer() {
        var all = new ArrayList<EdgeRequest>();
        all.addAll(queries());
        all.addAll(paths());
        all.addAll(lines());
        all.addAll(headers());
        all.addAll(lengths());
        all.addAll(sizes());
        return all;
    }

    /// In names and in values of parameters.
    public List<EdgeRequest> queries() {
        var all = new ArrayList<EdgeRequest>();
        ESCAPES.forEach((what, examples) -> {
            for (var text : examples) {
                for (var query : List.of("x=" + text, text + "=x", text, "a=b&x=" + text)) {
                    all.add(get(what + " in the query", path + "?" + query, 400));
                }
            }
        });
        for (var count : List.of(201, 1_000)) {
            all.add(get(count + " parameters", path + "?" + repeated("a%d=1", count), 400));
            all.add(get(count + " of one name", path + "?" + repeated("a", count), 400));
        }
        all.add(get("many parameters without a name", path + "?" + "&=x".repeat(300), 400));
        return all;
    }

    private static String repeated(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining("&"));
    }

    private List<EdgeRequest> paths() {
        var all = new ArrayList<EdgeRequest>();
        ESCAPES.forEach((what, examples) ->
                examples.forEach(
                        text -> all.add(get(what + " in the path", path + "/" + text, 400, 404))));
        for (var target : List.of("/{x}", "/a|b", "/a\"b", "/a<b>", "/a^b", "/a`b", "/a\\b")) {
            all.add(get("characters that no path has", path + target, 400, 404));
        }
        for (var target : List.of("*", "nowhere", "?x=1", "http://[::1", "http://x:99999/", "#x")) {
            all.add(get("a target that is none: " + target, target, 400, 401, 404, 405));
        }
        return all;
    }

    private List<EdgeRequest> lines() {
        var lines = new LinkedHashMap<String, Integer[]>();
        lines.put("GET", new Integer[] {400});
        lines.put("GET ", new Integer[] {400});
        lines.put("nothing of HTTP", new Integer[] {400, 505});
        lines.put("GET " + path + " HTTP/9.9", new Integer[] {400, 505});
        lines.put("GET " + path + " HTTP/1.1 more", new Integer[] {400, 505});
        lines.put("GET " + path + " FTP/1.1", new Integer[] {400, 505});
        lines.put("G\u00cbT " + path + " HTTP/1.1", new Integer[] {400, 405, 501});
        lines.put("GE(T " + path + " HTTP/1.1", new Integer[] {400, 405, 501});
        lines.put("\u0016\u0003\u0001\u0002 TLS", new Integer[] {400});
        var all = new ArrayList<EdgeRequest>();
        lines.forEach((line, statuses) ->
                all.add(
                        EdgeRequest.of(
                                "the line " + line,
                                line + "\r\nHost: x\r\nConnection: close\r\n\r\n",
                                statuses)));
        return all;
    }

    private List<EdgeRequest> headers() {
        var all = new ArrayList<EdgeRequest>();
        all.add(
                EdgeRequest.of(
                        "no host", "GET " + path + " HTTP/1.1\r\nConnection: close\r\n\r\n", 400));
        var bad =
                List.of(
                        "Host: y",
                        "No Colon",
                        "With Blank: x",
                        "Blank : x",
                        ": nameless",
                        "X-Nul: a\u0000b",
                        "X-Control: a\u0001b",
                        "X-L\u00ff: x",
                        "Content-Length: x",
                        "Content-Length: -1",
                        "Content-Length: 1, 2",
                        "Content-Length: 99999999999999999999",
                        "Content-Length: 0\r\nContent-Length: 1");
        for (var header : bad) {
            all.add(with("the header " + header, "GET", header, "", 400));
        }
        all.add(with("an unknown expectation", "GET", "Expect: a-wonder", "", 417));
        return all;
    }

    private List<EdgeRequest> lengths() {
        return List.of(
                with("an unknown transfer", "POST", "Transfer-Encoding: x", "", 400, 501),
                with(
                        "chunks that are not last",
                        "POST",
                        "Transfer-Encoding: chunked, identity",
                        "0\r\n\r\n",
                        400,
                        501));
    }

    private List<EdgeRequest> sizes() {
        var long20 = "x".repeat(20_000);
        return List.of(
                get("a path without end", path + "/" + long20, 414),
                get("a query without end", path + "?x=" + long20, 414),
                with("a header without end", "GET", "X-Long: " + long20, "", 431),
                with("the name of a header without end", "GET", long20 + ": x", "", 431),
                with(
                        "headers without end",
                        "GET",
                        IntStream.range(0, 150)
                                .mapToObj(each -> "X-H%d: %s".formatted(each, "x".repeat(200)))
                                .collect(Collectors.joining("\r\n")),
                        "",
                        431),
                with(
                        "many small headers",
                        "GET",
                        IntStream.range(0, 400)
                                .mapToObj(each -> "X-%d: x".formatted(each))
                                .collect(Collectors.joining("\r\n")),
                        "",
                        431));
    }

    /// Methods that no route has.
    public List<EdgeRequest> methods() {
        return methods("TRACE", "TRACK", "PROPFIND", "EVIL", "get", "OPTIONS2", "X");
    }

    /// Methods that this route does not have.
    public List<EdgeRequest> methods(String... others) {
        return Stream.of(others)
                .map(method -> with("the method " + method, method, "X-A: b", "", 405))
                .toList();
    }

    /// What a reader of bodies and a writer of answers cannot do.
    public List<EdgeRequest> media() {
        var all = new ArrayList<EdgeRequest>();
        for (var accept : List.of("image/png", "text/html", "application/xml;q=0.5")) {
            all.add(with("Accept: " + accept, "GET", "Accept: " + accept, "", 406));
        }
        for (var accept : List.of("json", "/", "a/b/c", "*/json", ";;;", "application/\u00ff")) {
            all.add(with("Accept: " + accept, "GET", "Accept: " + accept, "", 400, 406));
        }
        return all;
    }

    /// Types of bodies that nobody reads, sent to a route that takes JSON.
    public List<EdgeRequest> bodies(String method) {
        var all = new ArrayList<EdgeRequest>();
        var types =
                List.of(
                        "text/plain",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "multipart/form-data",
                        "json",
                        "/",
                        "application/json;charset=",
                        "application/json;charset=none-such",
                        "application/json;charset=\"",
                        "application/json; charset=UTF-16",
                        "application/json;charset=ISO-8859-1",
                        "application/\u00ff",
                        "*/*");
        for (var type : types) {
            for (var body : List.of("{}", "x=%ff", "a&".repeat(300))) {
                all.add(
                        with(
                                "a body of the type " + type,
                                method,
                                "If-Match: \"1\"\r\nContent-Type: %s\r\nContent-Length: %d"
                                        .formatted(type, body.length()),
                                body,
                                415));
            }
        }
        for (var encoding : List.of("gzip", "br", "none-such", "identity, gzip", "\u00ff")) {
            all.add(
                    with(
                            "a body encoded by " + encoding,
                            method,
                            "If-Match: \"1\"\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                                    + "Content-Encoding: "
                                    + encoding,
                            "{}",
                            415));
        }
        all.addAll(chunks(method));
        for (var body : List.of("{\"a\":\"\u00ff\"}", "\u00c3(", "\u00fe\u00ff\u0000{", "")) {
            all.add(
                    with(
                            "a body that is no UTF-8",
                            method,
                            "If-Match: \"1\"\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length(),
                            body,
                            400));
        }
        return all;
    }

    /// Bodies in chunks that are none.
    public List<EdgeRequest> chunks(String method) {
        return Stream.of("zz\r\n{}\r\n0\r\n\r\n", "-1\r\n\r\n", "2\r\n{}}\r\n0\r\n\r\n", "\r\n\r\n")
                .map(body ->
                        with(
                                "chunks that are none",
                                method,
                                "If-Match: \"1\"\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked",
                                body,
                                400))
                .toList();
    }

    private EdgeRequest get(String what, String target, Integer... statuses) {
        return EdgeRequest.of(
                what,
                "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n"
                        .formatted(target, authorization),
                statuses);
    }

    private EdgeRequest with(
            String what, String method, String header, String body, Integer... statuses) {
        return EdgeRequest.of(
                what,
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + authorization
                        + header
                        + "\r\n\r\n"
                        + body,
                Arrays.stream(statuses).distinct().toArray(Integer[]::new));
    }
}
