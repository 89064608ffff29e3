package io.rapport.platform.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// What the web server refuses before any filter runs (an address or header that is malformed or
/// too large) is a problem document as well. Tomcat makes it by its class name.
public final class ConnectorErrors extends ErrorReportValve {

    private static final Map<Integer, String> KNOWN =
            Map.of(
                    400, "request.malformed|The request is not well formed.",
                    405, "request.method-not-allowed|This route does not have that method.",
                    414, "request.uri-too-long|The address is too long.",
                    431, "request.headers-too-large|The headers are too large.");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var known = KNOWN.getOrDefault(status, "service.failed|The request could not be handled.");
        var cut = known.indexOf('|');
        var id = UUID.randomUUID().toString();
        SafetyHeaders.ALL.forEach(response::setHeader);
        response.setHeader(RequestFilter.REQUEST_ID, id);
        write(response, document(status, known.substring(0, cut), known.substring(cut + 1), id));
    }

    private static String document(int status, String code, String detail, String id) {
        return """
        {"type":"urn:rapport:problem:%s","status":%d,"detail":"%s","code":"%s","requestId":"%s"}\
        """
                .formatted(code, status, detail, code, id);
    }

    private static void write(Response response, String document) {
        try {
            var body = document.getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException clientWentAway) {
            // Nobody is left to answer.
        }
    }
}
