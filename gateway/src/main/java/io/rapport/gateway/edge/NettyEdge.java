package io.rapport.gateway.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Makes problem documents of the bare answers that Netty gives before any filter: to requests that
/// are no HTTP, and to headers or lines that are too long. Refuses what Netty would let through: no
/// host, two of them, a version that nobody speaks. And takes a client's trace baggage away before
/// the first observation could take it up; a client may continue a trace, no more.
@Component
class NettyEdge implements NettyServerCustomizer {

    private static final List<String> BAGGAGE = List.of("tracestate", "baggage", "b3");

    /// While an answer is under way.
    private static final AttributeKey<Boolean> ANSWERED = AttributeKey.valueOf("rapport.answered");

    private static final Messages MESSAGES = new Messages();

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "rapport-edge", MESSAGES));
    }

    @Sharable
    private static final class Messages extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request) {
                BAGGAGE.forEach(request.headers()::remove);
                if (request.decoderResult().isSuccess() && !isOurs(request)) {
                    request.setDecoderResult(
                            DecoderResult.failure(
                                    new IllegalArgumentException("no HTTP/1.1 with one host")));
                }
            }
            if (!(message instanceof HttpRequest)
                    && message instanceof HttpContent part
                    && part.decoderResult().isFailure()) {
                part.release();
                breakOff(context);
            } else {
                super.channelRead(context, message);
            }
        }

        /// A body that stops being HTTP in its middle. Netty would answer, and let the service take
        /// what came for the whole.
        private static void breakOff(ChannelHandlerContext context) {
            if (context.channel().attr(ANSWERED).get() != null) {
                var _ = context.close();
            } else {
                context.channel().attr(ANSWERED).set(true);
                var _ =
                        context.writeAndFlush(BareAnswers.malformed())
                                .addListener(ChannelFutureListener.CLOSE);
            }
        }

        /// Of a version that we speak; HTTP/1.1 has exactly one host.
        private static boolean isOurs(HttpRequest request) {
            var version = request.protocolVersion();
            return version.equals(HttpVersion.HTTP_1_0)
                    || (version.equals(HttpVersion.HTTP_1_1)
                            && request.headers().getAll(HttpHeaderNames.HOST).size() == 1);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
                throws Exception {
            if (message instanceof FullHttpResponse bare && BareAnswers.isBare(bare)) {
                super.write(context, BareAnswers.explained(bare), promise);
                return;
            }
            if (message instanceof HttpResponse response && response.status().code() >= 200) {
                AnswerHeaders.SECURITY.forEach((name, value) -> {
                    if (!response.headers().contains(name)) {
                        response.headers().set(name, value);
                    }
                });
            }
            if (message instanceof HttpResponse response) {
                sayHowItIsEncoded(response.headers());
            }
            noteAnswer(context, message);
            super.write(context, message, promise);
        }

        /// Of an answer that comes compressed or not, as the client takes it, no cache may give one
        /// for the other; and its strong ETag was of the bytes that are no longer there.
        private static void sayHowItIsEncoded(HttpHeaders headers) {
            var type = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
            if (type.contains("json")) {
                headers.add(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
            }
            var eTag = headers.get(HttpHeaderNames.ETAG, "");
            if (eTag.startsWith("\"") && headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
                headers.set(HttpHeaderNames.ETAG, "W/" + eTag);
            }
        }

        private static void noteAnswer(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse response && response.status().code() >= 200) {
                context.channel().attr(ANSWERED).set(true);
            }
            if (message instanceof LastHttpContent) {
                context.channel().attr(ANSWERED).set(null);
            }
        }
    }
}
