package dev.millrace.standalone.up;

import dev.millrace.standalone.demo.DemoCompany;
import dev.millrace.standalone.demo.DemoEntries;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.directory.Directory;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.kafka.Broker;
import dev.millrace.standalone.mail.MailServer;
import dev.millrace.standalone.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The embedded parts, all running.
record Parts(Broker broker, Database database, MailServer mail, Directory directory) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /// Starts all parts side by side; when one fails, those that came up are stopped again.
    static Parts start(Path data, UpOptions options, DemoSettings demo) throws IOException {
        int ldapPort = LoopbackPort.preferably(demo.lastLdapPort());
        var mailSettings = new MailServer.Settings(
                options.smtpPort(),
                options.imapPort(),
                DemoCompany.DOMAIN,
                DemoCompany.addresses(),
                demo.mailboxPassword());
        try (var start = new SideBySide(LIMIT)) {
            var broker =
                    start.begin("the Kafka broker", () -> Broker.start(data.resolve("kafka"), options.kafkaPort()));
            var database = start.begin("the database", () -> Database.start(data.resolve("postgres")));
            var mail = start.begin("the mail server", () -> MailServer.start(data.resolve("mail"), mailSettings));
            var directory = start.begin(
                    "the directory",
                    () -> Directory.start(
                            data.resolve("directory"),
                            ldapPort,
                            DemoCompany.BASE,
                            DemoCompany.SERVICE,
                            () -> DemoEntries.of(demo)));
            start.await();
            return new Parts(broker.get(), database.get(), mail.get(), directory.get());
        }
    }

    /// Stops all parts; the database last, as the others' clients write to it until they are gone.
    @Override
    public void close() {
        broker.close();
        mail.close();
        directory.close();
        database.close();
    }
}
