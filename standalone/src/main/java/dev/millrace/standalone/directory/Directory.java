package dev.millrace.standalone.directory;

import com.unboundid.ldap.listener.Base64PasswordEncoderOutputFormatter;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.SaltedMessageDigestInMemoryPasswordEncoder;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.standalone.files.TimeLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// An LDAP directory on loopback whose content outlives the process.
///
/// The service account may read and write everything. People may read, and change their own password. Nobody else may
/// do anything but bind.
public final class Directory implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 256;

    private final InMemoryDirectoryServer server;
    private final int port;

    private Directory(InMemoryDirectoryServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts the directory and returns when it listens.
    ///
    /// @param directory where its content lies; created when missing
    /// @param port      the port on 127.0.0.1
    /// @param base      the distinguished name everything in it lies under
    /// @param service   the distinguished name of the account with full access
    /// @param first     the entries of a directory that is still empty, parents before children
    /// @throws IOException when the folder can't be read or written, or the port is taken
    public static Directory start(Path directory, int port, String base, String service, Supplier<List<Entry>> first)
            throws IOException {
        PrivateFiles.createDirectories(directory);
        var content = new SavedContent(directory.resolve("content.ldif"));
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(base);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("loopback", LoopbackPort.ADDRESS, port, null));
            config.setSchema(DirectorySchema.load());
            config.setMaxConnections(MOST_CONNECTIONS);
            config.setPasswordEncoders(saltedHash());
            var access = new AccessRules(service);
            config.addInMemoryOperationInterceptor(access);
            config.addInMemoryOperationInterceptor(new SaveBeforeAnswer(content));
            var server = new InMemoryDirectoryServer(config);
            access.readFrom(server);
            content.load(server, first);
            server.startListening();
            return new Directory(server, port);
        } catch (LDAPException failure) {
            throw new IOException(
                    "The directory did not start on 127.0.0.1:" + port + " with its content in " + directory + ": "
                            + failure.getMessage(),
                    failure);
        }
    }

    private static SaltedMessageDigestInMemoryPasswordEncoder saltedHash() {
        try {
            return new SaltedMessageDigestInMemoryPasswordEncoder(
                    "{SSHA512}",
                    Base64PasswordEncoderOutputFormatter.getInstance(),
                    MessageDigest.getInstance("SHA-512"),
                    16,
                    true,
                    true);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-512", impossible);
        }
    }

    /// The address for LDAP clients.
    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    /// Takes the directory away, as an outage would: it stops listening and drops its connections.
    public void suspend() {
        server.shutDown(true);
    }

    /// Brings the directory back at the same address, with the content it had.
    ///
    /// @throws IOException when another program has taken the port meanwhile
    public void resume() throws IOException {
        try {
            server.startListening();
        } catch (LDAPException failure) {
            throw new IOException("The directory cannot listen on port " + port + ": " + failure.getMessage(), failure);
        }
    }

    /// Stops the directory; its content is on disk already.
    @Override
    public void close() {
        TimeLimit.run("stopping the directory", STOP_LIMIT, () -> server.shutDown(true));
    }
}
