package dev.millrace.standalone.up;

import dev.millrace.standalone.demo.DemoCompany;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.directory.Directory;
import dev.millrace.standalone.kafka.Broker;
import dev.millrace.standalone.mail.MailServer;
import dev.millrace.standalone.postgres.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The settings through which the rooms reach the embedded parts, as they would reach real ones.
///
/// They are defaults, but for [#asArguments()]: the environment and system properties go before them.
record RoomSettings(Path data, UpOptions options, DemoSettings demo, Parts parts) {
    private static final String LOOPBACK = "127.0.0.1";

    Map<String, Object> asMap() {
        var settings = new HashMap<String, Object>();
        settings.putAll(desk());
        parts.broker().ifPresent(broker -> settings.putAll(kafka(broker)));
        parts.database().ifPresent(database -> settings.putAll(database(database)));
        parts.mail().ifPresent(mail -> settings.putAll(mailbox(mail)));
        parts.mail().ifPresent(mail -> settings.putAll(outgoingMail(mail)));
        parts.directory().ifPresent(directory -> settings.putAll(directory(directory)));
        return settings;
    }

    /// What goes before the environment: an option of the command, from which other things follow, such as the
    /// address that is printed.
    String[] asArguments() {
        return new String[] {"--server.port=" + options.httpPort()};
    }

    private Map<String, Object> desk() {
        return Map.ofEntries(
                Map.entry("server.address", LOOPBACK),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("millrace.tenants", DemoCompany.TENANT),
                Map.entry("millrace.public-url", "http://" + LOOPBACK + ":" + options.httpPort()),
                Map.entry("millrace.signing-key", demo.signingKey()),
                Map.entry("millrace.admin.user", demo.adminUser()),
                Map.entry("millrace.admin.address", DemoCompany.ADMIN),
                Map.entry("millrace.admin.password-hash", demo.adminPasswordHash()),
                Map.entry("millrace.blobs.directory", data.resolve("blobs").toString()),
                Map.entry(
                        "millrace.stream.state-directory", data.resolve("state").toString()),
                Map.entry("millrace.models.location", data.resolve("models").toString()),
                Map.entry("management.health.diskspace.path", data.toString()));
    }

    /// Static membership: after a kill each consumer has its partitions back at once, instead of waiting until the
    /// broker believes that the old one is dead.
    private static Map<String, Object> kafka(Broker broker) {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "spring.kafka.consumer.properties.group.instance.id",
                "up");
    }

    private static Map<String, Object> database(Database database) {
        return Map.of(
                "spring.r2dbc.url",
                database.r2dbcUrl(),
                "spring.r2dbc.username",
                Database.USER,
                "spring.r2dbc.password",
                database.password(),
                "millrace.database.jdbc-url",
                database.jdbcUrl(),
                "millrace.database.user",
                Database.USER,
                "millrace.database.password",
                database.password(),
                "millrace.remediation.worker.name",
                "up",
                "millrace.remediation.worker.alone",
                true);
    }

    private Map<String, Object> mailbox(MailServer server) {
        String mailbox = "millrace.intake.email.mailboxes[0].";
        return Map.of(
                mailbox + "name",
                "support",
                mailbox + "tenant",
                DemoCompany.TENANT,
                mailbox + "address",
                DemoCompany.SUPPORT,
                mailbox + "host",
                LOOPBACK,
                mailbox + "port",
                server.imapPort(),
                mailbox + "tls",
                "none",
                mailbox + "user",
                DemoCompany.SUPPORT,
                mailbox + "password",
                demo.mailboxPassword(),
                // Only the demo may believe what is submitted to it on its own machine.
                mailbox + "trusted-submission-domains",
                DemoCompany.DOMAIN);
    }

    private Map<String, Object> outgoingMail(MailServer server) {
        String mail = "millrace.notifier.mail.";
        return Map.of(
                mail + "address",
                DemoCompany.SUPPORT,
                mail + "smtp.host",
                LOOPBACK,
                mail + "smtp.port",
                server.smtpPort(),
                mail + "sent-copy.address",
                DemoCompany.SENT,
                mail + "sent-copy.host",
                LOOPBACK,
                mail + "sent-copy.port",
                server.imapPort(),
                mail + "sent-copy.user",
                DemoCompany.SENT,
                mail + "sent-copy.password",
                demo.mailboxPassword(),
                // The server was killed with us, so a copy is there at once or never.
                mail + "lease",
                "2s");
    }

    private Map<String, Object> directory(Directory directory) {
        return Map.of(
                "millrace.remediation.directory.url",
                directory.url(),
                "millrace.remediation.directory.base-dn",
                DemoCompany.BASE,
                "millrace.remediation.directory.bind-dn",
                DemoCompany.SERVICE,
                "millrace.remediation.directory.password",
                demo.ldapPassword(),
                "millrace.remediation.people.source",
                "directory",
                // One looks at once whether a lock is told.
                "millrace.remediation.people.interval",
                "1m");
    }

    @Override
    public String toString() {
        return "RoomSettings[" + data + "]";
    }
}
