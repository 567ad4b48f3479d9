package dev.millrace.intake.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.tickets.json.Json;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Somebody who chats over a socket of his own and cuts it without goodbye.
final class RawVisitor implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    /// Instead of a length that follows in two bytes.
    private static final int LONG = 126;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    RawVisitor(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoLinger(true, 0);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        out.write("""
                GET /chat HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.getBytes(UTF_8));
        out.flush();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append(new String(new byte[] {in.readByte()}, ISO_8859_1));
        }
    }

    void say(String text) throws IOException {
        write(TEXT, text.getBytes(UTF_8));
    }

    /// Sends a pong that no ping asked for.
    void pong() throws IOException {
        write(PONG, new byte[0]);
    }

    /// Answers the next ping.
    void answerPing() throws IOException {
        write(PONG, next(PING));
    }

    /// Reads on until a frame of this type comes.
    ///
    /// @return all that was said until then
    List<JsonNode> hear(String type) throws IOException {
        List<JsonNode> heard = new ArrayList<>();
        do {
            heard.add(Json.mapper().readTree(next(TEXT)));
        } while (!heard.getLast().get("type").stringValue().equals(type));
        return heard;
    }

    /// Resets the connection.
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// What the next frame of a kind carries; others are passed over.
    private byte[] next(int kind) throws IOException {
        int found;
        byte[] payload;
        do {
            found = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            payload = in.readNBytes(length == LONG ? in.readUnsignedShort() : length);
        } while (found != kind);
        return payload;
    }

    /// Masked with zeros, which change nothing.
    private void write(int kind, byte[] payload) throws IOException {
        out.writeByte(kind);
        out.writeByte(0x80 | Math.min(payload.length, LONG));
        if (payload.length >= LONG) {
            out.writeShort(payload.length);
        }
        out.write(new byte[Integer.BYTES]);
        out.write(payload);
        out.flush();
    }
}
