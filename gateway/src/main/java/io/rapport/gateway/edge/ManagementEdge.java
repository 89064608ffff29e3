package io.rapport.gateway.edge;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/// The management port has a web server of its own; what it refuses looks as on the public one.
/// Named in `META-INF/spring`; an annotation would let the public one find it, too.
class ManagementEdge {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> managementNettyEdge() {
        return factory -> factory.addServerCustomizers(new NettyEdge());
    }
}
