package dev.millrace.intake.email;

import dev.millrace.intake.Bounds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much memory mails may take.
///
/// @param memory for the mails of all mailboxes, of the SMTP door and those that somebody looks at together; default
///     200 MB
@ConfigurationProperties("millrace.intake.email")
record MailMemorySettings(@DefaultValue("200MB") DataSize memory) {
    MailMemorySettings {
        new Bounds("millrace.intake.email").positive("memory", memory);
    }
}
