package dev.millrace.intake.email;

import dev.millrace.intake.Inbound;
import dev.millrace.intake.blob.BlobStore;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Takes mails in, except that reading some of them does not end.
public final class HangingReading {
    private static final Duration LONG = Duration.ofMinutes(2);

    private HangingReading() {}

    /// Hangs at one mail.
    ///
    /// @param deadly the Message-ID of the mail at whose reading it hangs
    /// @param begun told when it begins to hang
    public static MailTaker at(String deadly, Runnable begun, Inbound inbound, BlobStore blobs) {
        return new MailTaker(blobs, inbound, new TakingSettings(LONG, LONG), (raw, context) -> {
            MailReading reading = MailParser.parse(raw, context);
            if (reading.mail().messageId().equals(deadly)) {
                begun.run();
                hang();
            }
            return reading;
        });
    }

    private static void hang() throws MessagingException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessagingException("interrupted", e);
        }
    }
}
