package dev.millrace.intake.chat;

import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/// Opens the socket on its own event loop.
///
/// Loading the web session moves a request to another thread. From there, what the client writes right after the
/// handshake can arrive before Netty has exchanged HTTP for WebSocket handling, and is lost (compare reactor-netty
/// issue 1089); on the event loop nothing can come in between.
final class EventLoopUpgrade implements RequestUpgradeStrategy {
    /// What Netty reads: well above what is taken, so that a person is told what was wrong.
    private static final int LARGEST_FRAME_READ = 256 * 1024;

    private final RequestUpgradeStrategy netty = new ReactorNettyRequestUpgradeStrategy(
            () -> WebsocketServerSpec.builder().maxFramePayloadLength(LARGEST_FRAME_READ));

    @Override
    public Mono<Void> upgrade(
            ServerWebExchange exchange,
            WebSocketHandler handler,
            @Nullable String subProtocol,
            Supplier<HandshakeInfo> handshake) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        AtomicReference<EventLoop> loop = new AtomicReference<>();
        response.withConnection(connection -> loop.set(connection.channel().eventLoop()));
        return Mono.defer(() -> netty.upgrade(exchange, handler, subProtocol, handshake))
                .subscribeOn(Schedulers.fromExecutor(loop.get()));
    }
}
