package dev.millrace.intake.chat;

import dev.millrace.access.ClientAddress;
import dev.millrace.intake.Installation;
import dev.millrace.intake.ToldTwice;
import dev.millrace.tickets.json.Json;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The WebSocket `/chat`.
@Component
final class ChatDoor implements WebSocketHandler {
    private static final CloseStatus BUSY = new CloseStatus(1013, "Too many people are here; try again later");

    private static final CloseStatus CROWDED =
            new CloseStatus(1013, "Too many sockets from this address; close some first");

    private final ChatDesk desk;
    private final Installation installation;
    private final Semaphore sockets;
    private final ConcurrentMap<String, Integer> perAddress = new ConcurrentHashMap<>();

    ChatDoor(ChatDesk desk, Installation installation) {
        this.desk = desk;
        this.installation = installation;
        this.sockets = new Semaphore(desk.settings().mostSockets());
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        String tenant = tenant(session.getHandshakeInfo());
        if (!installation.tenants().contains(tenant)) {
            return session.close(CloseStatus.POLICY_VIOLATION.withReason("tenant: not a tenant of this desk"));
        }
        String address = ClientAddress.key(session.getHandshakeInfo().getRemoteAddress());
        if (perAddress.merge(address, 1, Integer::sum) > desk.settings().mostSocketsPerAddress()) {
            release(address);
            return session.close(CROWDED);
        }
        if (!sockets.tryAcquire()) {
            release(address);
            return session.close(BUSY);
        }
        ChatSocket socket = new ChatSocket(desk.settings().mostFrames());
        ChatVisit visit = new ChatVisit(
                desk, socket, installation, tenant, language(session.getHandshakeInfo()), Schedulers.parallel());
        return Mono.when(receive(session, socket, visit), send(session, socket)).doFinally(_ -> {
            visit.leave();
            sockets.release();
            release(address);
        });
    }

    private void release(String address) {
        perAddress.computeIfPresent(address, (_, open) -> open > 1 ? open - 1 : null);
    }

    private Mono<Void> receive(WebSocketSession session, ChatSocket socket, ChatVisit visit) {
        return session.receive()
                // Netty tells of a reset connection when it comes, and again when it is closed.
                .contextWrite(ToldTwice::isNoError)
                .timeout(desk.settings().silence())
                .doOnNext(message -> take(message, socket, visit))
                .then()
                // The person is gone, politely or not; both ways end the visit.
                .onErrorComplete()
                .doFinally(_ -> visit.leave());
    }

    private static void take(WebSocketMessage message, ChatSocket socket, ChatVisit visit) {
        switch (message.getType()) {
            case TEXT -> visit.take(message.getPayloadAsText());
            case BINARY -> visit.take("binary");
            case PING -> {}
            case PONG -> pong(message.getPayload(), socket);
        }
    }

    private static void pong(DataBuffer payload, ChatSocket socket) {
        if (payload.readableByteCount() == Long.BYTES) {
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
            payload.toByteBuffer(number);
            socket.ponged(number.getLong(0));
        }
    }

    private Mono<Void> send(WebSocketSession session, ChatSocket socket) {
        // Made once it is their turn: only then is it known what stands before a ping.
        Flux<Supplier<WebSocketMessage>> frames = socket.frames().map(frame -> () -> {
            socket.wrote(frame);
            return session.textMessage(Json.text(frame));
        });
        Flux<Supplier<WebSocketMessage>> pings = Flux.interval(desk.settings().ping())
                .onBackpressureDrop()
                .takeUntilOther(socket.closed())
                .map(_ -> () -> {
                    byte[] number = ByteBuffer.allocate(Long.BYTES)
                            .putLong(socket.pinged())
                            .array();
                    return session.pingMessage(factory -> factory.wrap(number));
                });
        return session.send(frames.mergeWith(pings).map(Supplier::get))
                .then(session.close())
                .onErrorComplete();
    }

    private String tenant(HandshakeInfo handshake) {
        String named = UriComponentsBuilder.fromUri(handshake.getUri())
                .build()
                .getQueryParams()
                .getFirst("tenant");
        return named == null ? installation.defaultTenant() : named;
    }

    private static @Nullable String language(HandshakeInfo handshake) {
        String accepted = handshake.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        return accepted != null && accepted.matches("[A-Za-z]{2}([-,;].{0,200})?")
                ? accepted.substring(0, 2).toLowerCase(Locale.ROOT)
                : null;
    }
}
