package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.MailContent;
import dev.millrace.tickets.message.RepeatedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/// Knows a mail again that its sender's mails have among them under another id, in whichever mailbox of the tenant: a
/// gateway or a list has made it anew. It is sent to the ticket of the earlier one, which has the last word; any other
/// goes on to its own.
///
/// The same words are the same mail where both bear the same date and came by different ways. Who sends the same words
/// again by the same way means them anew, be he a person, an alarm or a program that is being tried out.
public final class KnowAgain implements Processor<String, InboundMessage, String, InboundMessage> {
    /// What the mails' way here is called.
    public static final String MAILS_BY_SENDER = "mails-by-sender";

    /// As long as `tickets.inbound` is kept: a queue may hand one of the two over late, and a copy may be taken
    /// from its mailbox once more.
    static final Duration REMEMBERED = Duration.ofDays(30);

    /// An alarm that comes back may bear the date of the first, of a device whose clock stands still.
    private static final Duration REMEMBERED_OF_PROGRAMS = Duration.ofHours(1);

    /// Of a mail that comes without end, so that each time costs the same.
    private static final int MOST_COMPARED = 64;

    private @Nullable ProcessorContext<String, InboundMessage> context;
    private @Nullable WindowStore<String, KnownMail> known;

    /// Whose mails are compared with each other: the key under which they come here.
    public static String sender(InboundMessage message) {
        return message.tenant() + "\n" + message.from().key();
    }

    @Override
    public void init(ProcessorContext<String, InboundMessage> context) {
        this.context = context;
        this.known = context.getStateStore(TicketStores.KNOWN_MAILS);
    }

    @Override
    public void process(Record<String, InboundMessage> arrival) {
        ProcessorContext<String, InboundMessage> task = Objects.requireNonNull(context);
        InboundMessage message = arrival.value();
        MailContent content = Objects.requireNonNull(message.content());
        long now = task.currentSystemTimeMs();
        String words = arrival.key() + "\n" + content.name() + "\n" + content.date();
        List<KnownMail> before =
                lastOf(words, now, message.automatic() == Automatic.NONE ? REMEMBERED : REMEMBERED_OF_PROGRAMS);
        RepeatedMail repeats = null;
        if (before.stream().noneMatch(mail -> mail.messageId().equals(message.messageId()))) {
            repeats = repeated(before, content);
            if (repeats == null) {
                Objects.requireNonNull(known)
                        .put(words, new KnownMail(message.messageId(), message.ticket(), content), now);
            }
        }
        TicketId next = repeats == null ? message.ticket() : repeats.ticket();
        task.forward(arrival.withKey(next.toString())
                .withValue(message.withContent(null).withRepeats(repeats)));
    }

    /// Mails of one sender with the same words and date, newest first.
    private List<KnownMail> lastOf(String words, long now, Duration remembered) {
        List<KnownMail> last = new ArrayList<>();
        try (WindowStoreIterator<KnownMail> mails = Objects.requireNonNull(known)
                .backwardFetch(words, Instant.ofEpochMilli(now).minus(remembered), Instant.ofEpochMilli(now))) {
            while (mails.hasNext() && last.size() < MOST_COMPARED) {
                last.add(mails.next().value);
            }
        }
        return last;
    }

    private static @Nullable RepeatedMail repeated(List<KnownMail> before, MailContent content) {
        return before.stream()
                .filter(mail -> !mail.content().way().equals(content.way()))
                .findFirst()
                .map(mail -> new RepeatedMail(mail.ticket(), mail.messageId()))
                .orElse(null);
    }
}
