package dev.millrace.intake.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/// Somebody who chats over a socket of his own and cuts it without goodbye.
final class RawVisitor implements AutoCloseable {
    private static final int TEXT = 0x81;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawVisitor(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoLinger(true, 0);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        out.write("""
                GET /chat HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.getBytes(UTF_8));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append(new String(new byte[] {in.readByte()}, ISO_8859_1));
        }
    }

    void say(String text) throws IOException {
        write(TEXT, text.getBytes(UTF_8));
    }

    /// Reads on until a frame of this type comes.
    String hear(String type) throws IOException {
        String heard = "";
        while (!heard.contains("\"type\":\"" + type + '"')) {
            heard = new String(next(TEXT), UTF_8);
        }
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
            payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
        } while (found != kind);
        return payload;
    }

    /// Masked with zeros, which change nothing.
    private void write(int kind, byte[] payload) throws IOException {
        out.write(new byte[] {(byte) kind, (byte) (0x80 | payload.length), 0, 0, 0, 0});
        out.write(payload);
    }
}
