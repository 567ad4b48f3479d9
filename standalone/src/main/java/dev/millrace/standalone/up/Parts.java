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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// The embedded parts, all running; one that gave way to a real one is absent.
record Parts(
        Optional<Broker> broker, Optional<Database> database, Optional<MailServer> mail, Optional<Directory> directory)
        implements AutoCloseable {
    /// The folder of the broker's data.
    static final String KAFKA = "kafka";

    private static final String POSTGRES = "postgres";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /// Starts all parts side by side; when one fails, those that came up are stopped again.
    ///
    /// @param embedded which to start
    static Parts start(Path data, UpOptions options, DemoSettings demo, Set<Part> embedded) throws IOException {
        int ldapPort = LoopbackPort.preferably(demo.lastLdapPort());
        var mailSettings = new MailServer.Settings(
                options.smtpPort(),
                options.imapPort(),
                DemoCompany.DOMAIN,
                DemoCompany.addresses(),
                demo.mailboxPassword());
        try (var start = new SideBySide(LIMIT)) {
            Starter starter = new Starter(start, embedded);
            var broker = starter.begin(
                    Part.BROKER, "the Kafka broker", () -> Broker.start(data.resolve(KAFKA), options.kafkaPort()));
            var database = starter.begin(Part.DATABASE, "the database", () -> Database.start(data.resolve(POSTGRES)));
            var mail = starter.begin(
                    Part.MAIL, "the mail server", () -> MailServer.start(data.resolve("mail"), mailSettings));
            var directory = starter.begin(
                    Part.DIRECTORY,
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

    private record Starter(SideBySide start, Set<Part> embedded) {
        <T extends AutoCloseable> Supplier<Optional<T>> begin(Part part, String what, Callable<T> starting) {
            if (!embedded.contains(part)) {
                return Optional::empty;
            }
            Supplier<T> started = start.begin(what, starting);
            return () -> Optional.of(started.get());
        }
    }

    /// Notes the addresses, so that commands and people find them; those of absent parts are forgotten.
    void noteIn(DemoSettings demo) {
        demo.with("smtp.port", mail.map(MailServer::smtpPort).orElse(null))
                .with("imap.port", mail.map(MailServer::imapPort).orElse(null))
                .with("database.url", database.map(Database::jdbcUrl).orElse(null))
                .with("database.password", database.map(Database::password).orElse(null))
                .with("kafka.bootstrap", broker.map(Broker::bootstrapServers).orElse(null))
                .with("ldap.url", directory.map(Directory::url).orElse(null));
    }

    /// Stops all parts; the database last, as the others' clients write to it until they are gone.
    @Override
    public void close() {
        broker.ifPresent(Broker::close);
        mail.ifPresent(MailServer::close);
        directory.ifPresent(Directory::close);
        database.ifPresent(Database::close);
    }

    /// Stops the others where the broker has given up; first the one that would go on without this process.
    void closeWithoutBroker() {
        database.ifPresent(Database::close);
        mail.ifPresent(MailServer::close);
        directory.ifPresent(Directory::close);
    }

    /// Stops what would go on without this process, where a start did not come to its end.
    static void stopLeftBehind(Path data) throws IOException {
        Database.stopLeftBehind(data.resolve(POSTGRES));
    }
}
