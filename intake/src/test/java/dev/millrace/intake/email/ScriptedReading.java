package dev.millrace.intake.email;

import dev.millrace.intake.Inbound;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.content.Opening;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// Takes mails in, except that reading some of them goes wrong.
public final class ScriptedReading {
    private static final Duration LONG = Duration.ofMinutes(2);

    private ScriptedReading() {}

    /// Hangs at one mail.
    ///
    /// @param deadly the Message-ID of the mail at whose reading it hangs
    /// @param begun told when it begins to hang
    public static MailTaker hangingAt(String deadly, Runnable begun, Inbound inbound, BlobStore blobs) {
        return taker(inbound, blobs, messageId -> {
            if (messageId.equals(deadly)) {
                begun.run();
                hang();
            }
        });
    }

    /// Fails at every mail.
    public static MailTaker failing(Inbound inbound, BlobStore blobs) {
        return taker(inbound, blobs, _ -> {
            throw new MessagingException("damaged");
        });
    }

    /// Finds no memory for some mails.
    ///
    /// @param large told the Message-ID of each mail that is read, tells whether memory does not suffice for it
    public static MailTaker withoutMemoryFor(Predicate<String> large, Inbound inbound, BlobStore blobs) {
        return taker(inbound, blobs, messageId -> {
            if (large.test(messageId)) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
    }

    /// Finds that others take the memory for what is wrapped in some mails.
    ///
    /// @param wrapped told the Message-ID of each mail that is read, tells whether it is one of them
    public static MailTaker withoutRoomFor(Predicate<String> wrapped, Inbound inbound, BlobStore blobs) {
        return taker(inbound, blobs, messageId -> {
            if (wrapped.test(messageId)) {
                Opening.within(_ -> false, () -> {
                    Opening.take(1);
                    return messageId;
                });
            }
        });
    }

    /// Like a reading in a loop, it does not listen to interrupts.
    static void awaitDeaf(CountDownLatch latch) {
        boolean opened = false;
        while (!opened) {
            try {
                latch.await();
                opened = true;
            } catch (InterruptedException e) {
                opened = latch.getCount() == 0;
            }
        }
    }

    private interface Script {
        void play(String messageId) throws MessagingException;
    }

    private static MailTaker taker(Inbound inbound, BlobStore blobs, Script script) {
        return new MailTaker(blobs, inbound, new TakingSettings(LONG, LONG), (raw, context) -> {
            MailReading reading = MailParser.parse(raw, context);
            script.play(reading.mail().messageId());
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
