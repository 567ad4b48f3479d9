package dev.millrace.standalone.real;

import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Debian's Postfix with a configuration of its own in a folder of its own, on loopback. It delivers everything for
/// `acme.example` by LMTP, and tries again every few seconds. Only root can start it.
final class Postfix implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path configuration;
    private final int port = LoopbackPort.free();

    private Postfix(Path folder) throws IOException {
        this.configuration = folder.resolve("etc");
    }

    static boolean canStart() {
        return Commands.isRoot() && Files.isExecutable(Path.of("/usr/sbin/postfix"));
    }

    static Postfix start(Path folder, int lmtpPort) throws IOException {
        Postfix postfix = new Postfix(folder);
        for (String name : List.of("etc", "spool", "data")) {
            Files.createDirectories(folder.resolve(name));
        }
        Commands.run("chown", "postfix", folder.resolve("data").toString());
        Files.writeString(postfix.configuration.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = mx.acme.example
                mydestination =
                virtual_mailbox_domains = acme.example
                virtual_transport = lmtp:inet:127.0.0.1:%2$d
                recipient_delimiter = +
                mynetworks = 127.0.0.0/8
                smtpd_relay_restrictions = permit_mynetworks, reject
                maillog_file = %1$s/data/mail.log
                maillog_file_prefixes = /
                alias_maps =
                alias_database =
                minimal_backoff_time = 2s
                maximal_backoff_time = 4s
                queue_run_delay = 2s
                """.formatted(folder, lmtpPort));
        String usual = Files.readString(Path.of("/usr/share/postfix/master.cf.dist"));
        Files.writeString(
                postfix.configuration.resolve("master.cf"),
                usual.replaceFirst("(?m)^smtp +inet.*$", "127.0.0.1:" + postfix.port + " inet n - n - - smtpd")
                        .replaceAll("(?m)^(\\w+ +(?:unix|inet|unix-dgram) +\\S+ +\\S+ +)y( )", "$1n$2"));
        Commands.run("postfix", "-c", postfix.configuration.toString(), "start");
        await().atMost(LIMIT).until(() -> Commands.isListening(postfix.port));
        return postfix;
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        Commands.run("postfix", "-c", configuration.toString(), "stop");
    }
}
