package dev.millrace.standalone.up;

import dev.millrace.standalone.demo.DemoCompany;
import dev.millrace.standalone.demo.DemoSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What `millrace up` prints when everything is ready.
record Welcome(Path data, DemoSettings demo, Duration took) {

    String text() {
        Map<String, String> at = demo.values();
        return """

                Millrace is ready (%.1f s).

                  Dashboard   %s/ (user %s)
                  Mail        %s
                  Stream      %s
                  Directory   %s
                  Data        %s
                  Passwords   %s
                %s
                Ctrl-C stops everything.
                """.formatted(
                        took.toMillis() / 1000.0,
                        at.get("http.url"),
                        demo.adminUser(),
                        embedded(
                                "smtp.port",
                                port -> DemoCompany.SUPPORT + "; SMTP 127.0.0.1:" + port + ", IMAP 127.0.0.1:"
                                        + at.get("imap.port")),
                        embedded("kafka.bootstrap", broker -> "Kafka at " + broker),
                        embedded("ldap.url", url -> url),
                        data,
                        demo.file(),
                        demo.isFirstStart() ? firstStart() : "");
    }

    private String embedded(String key, UnaryOperator<String> told) {
        String value = demo.find(key);
        return value == null ? "as configured" : told.apply(value);
    }

    private String firstStart() {
        return "%n  This is the first start. The password of %s is %s%n"
                .formatted(demo.adminUser(), demo.adminPassword());
    }
}
