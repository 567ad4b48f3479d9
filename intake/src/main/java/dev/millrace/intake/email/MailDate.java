package dev.millrace.intake.email;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a mail was written, as it says, if that can be.
final class MailDate {
    private static final Instant EARLIEST =
            LocalDate.of(1980, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private MailDate() {}

    /// The date, or null where there is none that can be. A mail cannot be younger than its topmost `Received`: a date
    /// from the future is that of its receipt.
    static @Nullable Instant of(MailHeaders headers) {
        Instant written = parse(headers.text("Date"));
        Instant received = parse(headers.text("Received").map(value -> value.substring(value.lastIndexOf(';') + 1)));
        return written != null && received != null && written.isAfter(received.plus(CLOCKS_DIFFER_BY))
                ? received
                : written;
    }

    private static @Nullable Instant parse(Optional<String> text) {
        if (text.isEmpty()) {
            return null;
        }
        Instant date = mailDate(text.get());
        date = date == null ? mailDate(withoutComments(text.get())) : date;
        date = date == null ? isoDate(text.get().strip()) : date;
        return date == null || date.isBefore(EARLIEST) ? null : date;
    }

    private static @Nullable Instant mailDate(String text) {
        try {
            java.util.Date parsed = new MailDateFormat().parse(text);
            return parsed == null ? null : parsed.toInstant();
        } catch (ParseException | RuntimeException noMailDate) {
            return null;
        }
    }

    /// Comments and blanks were once allowed anywhere.
    private static String withoutComments(String text) {
        return text.replaceAll("\\([^()]{0,100}\\)", "").replaceAll(" {0,9}: {0,9}", ":");
    }

    private static @Nullable Instant isoDate(String text) {
        try {
            return OffsetDateTime.parse(text.replaceFirst(" ", "T").replace(" ", ""))
                    .toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
