package dev.millrace.intake.chat;

import dev.millrace.intake.web.RateLimit;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.WebHandler;

/// Where the chat door is.
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {
    /// Before the mappings of pages, which would take the path for a file.
    private static final int BEFORE_PAGES = -1;

    @Bean
    HandlerMapping chatMapping(ChatDoor door, RateLimit rateLimit) {
        WebSocketService sockets = new HandshakeWebSocketService(new EventLoopUpgrade());
        WebHandler chat = exchange -> {
            rateLimit.count(exchange.getRequest().getRemoteAddress());
            return sockets.handleRequest(exchange, door);
        };
        return new SimpleUrlHandlerMapping(Map.of("/chat", chat), BEFORE_PAGES);
    }
}
