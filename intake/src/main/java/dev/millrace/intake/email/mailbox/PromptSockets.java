package dev.millrace.intake.email.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/// Sockets that acknowledge at once what they read.
///
/// Some servers write an answer in two pieces without `TCP_NODELAY`: the second then waits for the acknowledgement of
/// the first, which the system delays by 40 ms in the hope of sending it along with something else. Four requests a
/// mail make that a sixth of a second. Linux forgets the option after each exchange, so it is set before every read.
final class PromptSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new PromptSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Angus Mail connects sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("Angus Mail connects sockets itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("Angus Mail connects sockets itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("Angus Mail connects sockets itself");
    }

    private static final class PromptSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            InputStream in = super.getInputStream();
            return supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK) ? new PromptStream(in, this) : in;
        }
    }

    private static final class PromptStream extends FilterInputStream {
        private final Socket socket;

        PromptStream(InputStream in, Socket socket) {
            super(in);
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return super.read(bytes, offset, length);
        }
    }
}
