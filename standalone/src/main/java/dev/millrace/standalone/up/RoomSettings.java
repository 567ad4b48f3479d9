package dev.millrace.standalone.up;

import dev.millrace.standalone.demo.DemoCompany;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.postgres.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The settings through which the rooms reach the embedded parts, as they would reach real ones.
///
/// They are defaults: the environment and system properties go before them.
record RoomSettings(Path data, UpOptions options, DemoSettings demo, Parts parts) {

    Map<String, Object> asMap() {
        var settings = new HashMap<String, Object>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", options.httpPort());
        settings.put("server.shutdown", "graceful");
        settings.putAll(stream());
        settings.putAll(database());
        settings.putAll(mail());
        settings.putAll(directory());
        settings.putAll(access());
        return settings;
    }

    private Map<String, Object> stream() {
        return Map.of(
                "spring.kafka.bootstrap-servers", parts.broker().bootstrapServers(),
                "millrace.data", data.toString());
    }

    private Map<String, Object> database() {
        Database database = parts.database();
        return Map.of(
                "spring.r2dbc.url", database.r2dbcUrl(),
                "spring.r2dbc.username", Database.USER,
                "spring.r2dbc.password", database.password(),
                "spring.flyway.url", database.jdbcUrl(),
                "spring.flyway.user", Database.USER,
                "spring.flyway.password", database.password());
    }

    private Map<String, Object> mail() {
        return Map.of(
                "millrace.mail.address",
                DemoCompany.SUPPORT,
                "millrace.mail.sent-address",
                DemoCompany.SENT,
                "millrace.mail.password",
                demo.mailboxPassword(),
                "millrace.mail.imap.host",
                "127.0.0.1",
                "millrace.mail.imap.port",
                parts.mail().imapPort(),
                "millrace.mail.smtp.host",
                "127.0.0.1",
                "millrace.mail.smtp.port",
                parts.mail().smtpPort());
    }

    private Map<String, Object> directory() {
        return Map.of(
                "millrace.ldap.url",
                parts.directory().url(),
                "millrace.ldap.base",
                DemoCompany.BASE,
                "millrace.ldap.bind-dn",
                DemoCompany.SERVICE,
                "millrace.ldap.password",
                demo.ldapPassword());
    }

    private Map<String, Object> access() {
        return Map.of("millrace.admin.user", demo.adminUser(), "millrace.admin.password", demo.adminPassword());
    }

    @Override
    public String toString() {
        return "RoomSettings[" + data + "]";
    }
}
