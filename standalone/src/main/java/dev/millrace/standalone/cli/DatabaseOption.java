package dev.millrace.standalone.cli;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.postgres.Database;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which database a command reads: that of the running `millrace up`, or one that is named.
final class DatabaseOption {
    private static final int CONNECT_SECONDS = 10;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            converter = Address.class,
            description = "The database (default: that of the running `millrace up`)."
                    + " Its password is read from MILLRACE_DATABASE_PASSWORD.")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "millrace",
            description = "Who signs in to the database named by --jdbc-url (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String user;

    /// An address of a PostgreSQL database.
    static final class Address implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                new PGSimpleDataSource().setUrl(text);
                return text;
            } catch (IllegalArgumentException noAddress) {
                throw new TypeConversionException(
                        "expected an address such as jdbc:postgresql://127.0.0.1:5432/millrace, not '" + text + "'");
            }
        }
    }

    PGSimpleDataSource open() throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setConnectTimeout(CONNECT_SECONDS);
        if (url != null) {
            database.setUrl(url);
            database.setUser(user);
            database.setPassword(Objects.requireNonNullElse(System.getenv("MILLRACE_DATABASE_PASSWORD"), ""));
            return database;
        }
        DemoSettings demo = DemoSettings.of(data.path());
        String running = demo.find("database.url");
        if (running == null) {
            throw new IOException("Expected database.url in " + demo.file() + "; is `millrace up` running?");
        }
        database.setUrl(running);
        database.setUser(Database.USER);
        database.setPassword(demo.find("database.password"));
        return database;
    }
}
