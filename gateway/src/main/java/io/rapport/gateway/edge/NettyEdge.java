package io.rapport.gateway.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Gives the security headers also to the answers that Netty makes before any filter: to requests
/// that are no HTTP, and to headers or lines that are too long. And takes a client's trace baggage
/// away before the first observation could take it up; a client may continue a trace, no more.
@Component
class NettyEdge implements NettyServerCustomizer {

    private static final List<String> BAGGAGE = List.of("tracestate", "baggage", "b3");
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
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
                throws Exception {
            if (message instanceof HttpResponse response && response.status().code() >= 200) {
                AnswerHeaders.SECURITY.forEach((name, value) -> {
                    if (!response.headers().contains(name)) {
                        response.headers().set(name, value);
                    }
                });
            }
            super.write(context, message, promise);
        }
    }
}
