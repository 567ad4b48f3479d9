package dev.millrace.standalone.up;

import dev.millrace.standalone.demo.DemoCompany;
import dev.millrace.standalone.demo.DemoSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What `millrace up` prints when everything is ready.
record Welcome(Path data, DemoSettings demo, Duration took) {

    String text() {
        Map<String, String> at = demo.values();
        return """

                Millrace is ready (%.1f s).

                  Dashboard   %s/ (user %s)
                  Mail        %s; SMTP 127.0.0.1:%s, IMAP 127.0.0.1:%s
                  Stream      Kafka at %s
                  Directory   %s
                  Data        %s
                  Passwords   %s
                %s
                Ctrl-C stops everything.
                """.formatted(
                        took.toMillis() / 1000.0,
                        at.get("http.url"),
                        demo.adminUser(),
                        DemoCompany.SUPPORT,
                        at.get("smtp.port"),
                        at.get("imap.port"),
                        at.get("kafka.bootstrap"),
                        at.get("ldap.url"),
                        data,
                        demo.file(),
                        demo.isFirstStart() ? firstStart() : "");
    }

    private String firstStart() {
        return "%n  This is the first start. The password of %s is %s%n"
                .formatted(demo.adminUser(), demo.adminPassword());
    }
}
