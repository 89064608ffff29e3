package io.rapport.platform.observe;

import io.rapport.platform.web.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.http.HttpStatusCode;

/// What the web server refuses before any filter runs (an address or header that is malformed or
/// too large) is a problem document as well. Tomcat makes it by its class name.
public final class ConnectorErrors extends ErrorReportValve {

    private static final Map<Integer, String> DETAILS =
            Map.of(
                    400, "The request is not well formed.",
                    404, "There is no such route.",
                    405, "This route does not have that method.",
                    414, "The address is too long.",
                    417, "Nothing is expected here but 100-continue.",
                    431, "The headers are too large or too many.",
                    501, "This is nothing that the server can do.",
                    505, "This needs HTTP/1.1.");

    /// What Tomcat says of a head that does not fit into its buffer, in the language of the
    /// machine.
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11")
                    .getString("iib.requestheadertoolarge.error");

    private static final String HEADERS = MimeHeaders.class.getName();

    /// Lets this class report for a server.
    static void reportTo(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ConnectorErrors.class.getName());
            }
        });
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        response.setStatus(status(request, response, failure));
        var given = response.getHeader(RequestFilter.REQUEST_ID);
        var id = given == null ? UUID.randomUUID().toString() : given;
        SafetyHeaders.ALL.forEach(response::setHeader);
        response.setHeader(RequestFilter.REQUEST_ID, id);
        write(response, document(HttpStatusCode.valueOf(response.getStatus()), id));
    }

    /// Tomcat calls everything that it cannot read malformed, also what is too large.
    private static int status(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() != 400 || failure == null) {
            return response.getStatus();
        }
        if (failure instanceof IllegalArgumentException && TOO_LARGE.equals(failure.getMessage())) {
            return request.getCoyoteRequest().requestURI().isNull() ? 414 : 431;
        }
        var isCount =
                failure instanceof IllegalStateException
                        && Stream.of(failure.getStackTrace())
                                .anyMatch(at -> at.getClassName().equals(HEADERS));
        return isCount ? 431 : 400;
    }

    private static String document(HttpStatusCode status, String id) {
        var code = Problems.codeFor(status);
        return """
        {"type":"%s%s","title":"%s","status":%d,"detail":"%s","code":"%s","requestId":"%s"}\
        """
                .formatted(
                        Problems.TYPE_PREFIX,
                        code,
                        Problems.titleFor(status),
                        status.value(),
                        DETAILS.getOrDefault(status.value(), "The request could not be handled."),
                        code,
                        id);
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
