package dev.millrace.standalone.real;

import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Debian's Dovecot with a configuration of its own in a folder of its own, on loopback: IMAP over TLS with a private
/// certificate, LMTP, mailboxes as Maildir.
final class Dovecot implements AutoCloseable {
    static final String PASSWORD = "secret";
    private static final String PROGRAM = "/usr/sbin/dovecot";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final int imapsPort = LoopbackPort.free();
    private final int lmtpPort = LoopbackPort.free();

    private Dovecot(Path folder) throws IOException {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of(PROGRAM)) && Files.isExecutable(Path.of("/usr/bin/openssl"));
    }

    /// @param folder that its mail user can reach
    static Dovecot start(Path folder) throws IOException {
        Dovecot dovecot = new Dovecot(folder);
        for (String name : List.of("run", "state", "home")) {
            Files.createDirectories(folder.resolve(name));
        }
        Commands.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=mail",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                dovecot.certificate().toString());
        Files.writeString(folder.resolve("dovecot.conf"), dovecot.configuration());
        dovecot.own();
        dovecot.startAgain();
        return dovecot;
    }

    private String configuration() {
        boolean root = Commands.isRoot();
        String me = System.getProperty("user.name");
        return """
                protocols = imap lmtp
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                listen = 127.0.0.1
                ssl = yes
                ssl_cert = <%1$s/cert.pem
                ssl_key = <%1$s/key.pem
                disable_plaintext_auth = no
                auth_username_format = %%Ln
                recipient_delimiter = +
                lmtp_hdr_delivery_address = original
                mail_location = maildir:~/Maildir
                first_valid_uid = 1
                %2$s
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=%4$s gid=%5$s home=%1$s/home/%%n allow_all_users=yes
                }
                service anvil {
                  chroot =
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = 0
                  }
                  inet_listener imaps {
                    port = %6$d
                    ssl = yes
                  }
                }
                service lmtp {
                  inet_listener lmtp {
                    address = 127.0.0.1
                    port = %7$d
                  }
                }
                """.formatted(
                        folder,
                        root ? "" : "default_login_user = %1$s\ndefault_internal_user = %1$s".formatted(me),
                        PASSWORD,
                        root ? "nobody" : me,
                        root ? "nogroup" : "users",
                        imapsPort,
                        lmtpPort);
    }

    /// Puts mails into somebody's mailbox as if they had been delivered. Before it was ever opened.
    void fill(String user, List<byte[]> mails) throws IOException {
        Path maildir = folder.resolve("home").resolve(user).resolve("Maildir");
        for (String name : List.of("new", "cur", "tmp")) {
            Files.createDirectories(maildir.resolve(name));
        }
        for (int i = 0; i < mails.size(); i++) {
            Files.write(maildir.resolve("new").resolve("1700000000.M%06dP1.test".formatted(i)), mails.get(i));
        }
        own();
    }

    private void own() throws IOException {
        if (Commands.isRoot()) {
            Commands.run("chown", "-R", "nobody:nogroup", folder.resolve("home").toString());
        }
    }

    void startAgain() throws IOException {
        Commands.run(PROGRAM, "-c", folder.resolve("dovecot.conf").toString());
        await().atMost(LIMIT).until(() -> Commands.isListening(imapsPort) && Commands.isListening(lmtpPort));
    }

    /// Stops it as an administrator would.
    void stop() throws IOException {
        Path note = folder.resolve("run").resolve("master.pid");
        if (Files.exists(note)) {
            long pid = Long.parseLong(Files.readString(note).strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
        }
    }

    /// Cuts all mailbox sessions off without a word.
    void cutSessions() throws IOException {
        long pid = Long.parseLong(
                Files.readString(folder.resolve("run").resolve("master.pid")).strip());
        ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().command().orElse("").endsWith("/imap"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    Path certificate() {
        return folder.resolve("cert.pem");
    }

    int imapsPort() {
        return imapsPort;
    }

    int lmtpPort() {
        return lmtpPort;
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("dovecot.log"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
