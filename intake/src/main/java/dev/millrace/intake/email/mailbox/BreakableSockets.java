package dev.millrace.intake.email.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import jdk.net.ExtendedSocketOptions;

/// The sockets of one connection. They can be broken off from another thread, which is the only cure for a
/// server that is gone without a word (half-open TCP) or that gives its answer a byte at a time.
final class BreakableSockets {
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;

    /// Closes whatever is open. Whoever waits for it fails at once.
    void breakOff() {
        broken = true;
        for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
            closeQuietly(socket);
        }
    }

    boolean isBroken() {
        return broken;
    }

    /// Unprotected sockets.
    SocketFactory plain() {
        return new Plain();
    }

    /// Sockets that are protected from the first byte, or from STARTTLS on.
    SSLSocketFactory protectedBy(SSLContext context) {
        return new Protected(context.getSocketFactory());
    }

    private Socket remembered(Socket socket) {
        open.add(socket);
        if (broken) {
            closeQuietly(socket);
        }
        return socket;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // It is to be gone.
        }
    }

    private static UnsupportedOperationException connectsItself() {
        return new UnsupportedOperationException("Angus Mail connects sockets itself");
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() {
            return remembered(new PromptSocket());
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connectsItself();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw connectsItself();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connectsItself();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw connectsItself();
        }
    }

    private final class Protected extends SSLSocketFactory {
        private final SSLSocketFactory factory;

        Protected(SSLSocketFactory factory) {
            this.factory = factory;
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
            // The connected one is closed when broken off: closing the layer above would first say goodbye.
            remembered(connected);
            return factory.createSocket(connected, host, port, autoClose);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connectsItself();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw connectsItself();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connectsItself();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw connectsItself();
        }
    }

    /// Acknowledges at once what it reads.
    ///
    /// Some servers write an answer in two pieces without `TCP_NODELAY`: the second then waits for the
    /// acknowledgement of the first, which the system delays by 40 ms in the hope of sending it along with
    /// something else. Four requests a mail make that a sixth of a second. Linux forgets the option after each
    /// exchange, so it is set before every read.
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
