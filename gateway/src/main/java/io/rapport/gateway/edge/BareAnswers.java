package io.rapport.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Answers that Netty gives by itself, a status and nothing else, and what they say instead.
final class BareAnswers {

    private static final String UNREADABLE = "request.malformed|The request is not well-formed.";
    private static final Map<Integer, String> KNOWN =
            Map.of(
                    400, UNREADABLE,
                    413, "request.too-large|The body is too large.",
                    414, "request.uri-too-long|The address is too long.",
                    417, "request.refused|Nothing is expected here but 100-continue.",
                    431, "request.headers-too-large|The headers are too large.",
                    501, "request.not-implemented|This is nothing that the gateway can do.",
                    505, "request.refused|This needs HTTP/1.1.");

    private BareAnswers() {}

    /// Whether no filter has seen it: they name every request.
    static boolean isBare(FullHttpResponse answer) {
        return answer.status().code() >= 400
                && !answer.content().isReadable()
                && !answer.headers().contains(RequestIds.HEADER);
    }

    /// To a body that is no HTTP; the connection ends with it.
    static FullHttpResponse malformed() {
        var bare =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.BAD_REQUEST,
                        Unpooled.EMPTY_BUFFER);
        bare.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return explained(bare);
    }

    /// The same answer as a problem document under a request id.
    static FullHttpResponse explained(FullHttpResponse bare) {
        var id = RequestIds.of(null);
        var body = document(bare, id).getBytes(StandardCharsets.UTF_8);
        var answer = bare.replace(Unpooled.wrappedBuffer(body));
        bare.release();
        AnswerHeaders.SECURITY.forEach(answer.headers()::set);
        answer.headers()
                .set(RequestIds.HEADER, id)
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return answer;
    }

    private static String document(FullHttpResponse bare, String id) {
        var known = KNOWN.getOrDefault(bare.status().code(), UNREADABLE);
        var cut = known.indexOf('|');
        var code = known.substring(0, cut);
        return """
        {"type":"urn:rapport:problem:%s","title":"%s","status":%d,"detail":"%s","code":"%s","requestId":"%s"}\
        """
                .formatted(
                        code,
                        bare.status().reasonPhrase(),
                        bare.status().code(),
                        known.substring(cut + 1),
                        code,
                        id);
    }
}
