package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.blob.MappedBlob;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What becomes of mails that are read, and of those that cannot be.
class MailTakerTest {
    private static final RawMail NOTHING = RawMail.of(new byte[0]);
    private static final byte[] MAIL =
            Mails.withHeader("").replace("\n", "\r\n").getBytes(UTF_8);
    private static final int MORE_THAN_ANY_POOL = 3 * Runtime.getRuntime().availableProcessors() + 3;

    /// The first mail of a process takes longer than a busy machine would have for it here.
    @BeforeAll
    static void readOnce() {
        MailParser.warmUp(Mails.CONTEXT);
    }

    private final ScriptedInbound inbound = new ScriptedInbound();

    @Test
    void shouldCallAMailUnreadableThatIsNestedTooDeeply() {
        MailOutcome outcome = take((_, _) -> {
            throw new StackOverflowError("nested");
        });

        assertThat(outcome).isInstanceOf(MailOutcome.Unreadable.class);
    }

    @Test
    void shouldSayWhichErrorAMailCouldNotBeReadFor() {
        MailOutcome outcome = take((_, _) -> {
            throw new NoClassDefFoundError("a part of a library");
        });

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MailOutcome.Unreadable.class,
                        unreadable -> assertThat(unreadable.error()).hasMessageContaining("a part of a library"));
    }

    /// Else the mailbox would wait for ever for what is not away.
    @Test
    void shouldCallAMailUnreadableOfWhichNoMessageCanBeMade() {
        MailOutcome outcome = take((raw, context) -> {
            MailReading reading = MailParser.parse(raw, context);
            return new MailReading(
                    reading.mail(),
                    reading.verdict(),
                    reading.automaticReason(),
                    reading.warnings(),
                    reading.reference(),
                    reading.files(),
                    reading.rawSha256(),
                    reading.language(),
                    null,
                    new ForwardedMail(new MailAddress("", null), "", "", ""),
                    reading.review(),
                    reading.content(),
                    reading.likeness(),
                    context);
        });

        assertThat(outcome).isInstanceOf(MailOutcome.Unreadable.class);
        assertThat(inbound.accepted()).isEmpty();
    }

    @Test
    void shouldTakeAMailWhoseSenderIsNobodyOnceDecoded() {
        String mail = "From: =?utf-8?q?=1B$@=1B$B?=\nTo: support@acme.example\nMessage-ID: <a1@acme.example>\n"
                + "Content-Type: text/plain; charset=iso-2022-jp\n\nHello";

        assertThat(take(MailParser::parse, mail.getBytes(UTF_8))).isInstanceOf(MailOutcome.Taken.class);
    }

    @Test
    void shouldCallMailsUnreadableWhoseReadingNeverEnds() {
        CountDownLatch never = new CountDownLatch(1);
        MailTaker taker = impatient((raw, context) -> {
            if (raw.size() == 0) {
                ScriptedReading.awaitDeaf(never);
            }
            return MailParser.parse(raw, context);
        });
        try {
            for (int i = 0; i < MORE_THAN_ANY_POOL; i++) {
                assertThat(taker.take(NOTHING, Mails.CONTEXT, Mails.room(), () -> {})
                                .block(Duration.ofSeconds(20)))
                        .isInstanceOf(MailOutcome.Unreadable.class);
            }
            assertThat(taker.take(RawMail.of(MAIL), Mails.CONTEXT, Mails.room(), () -> {})
                            .block(Duration.ofSeconds(20)))
                    .isInstanceOf(MailOutcome.Taken.class);
        } finally {
            never.countDown();
            taker.destroy();
        }
    }

    /// Of several mails under way at once none waits behind the one that hangs.
    @Test
    void shouldReadAllOthersWhileOneReadingHangs() {
        CountDownLatch hangs = new CountDownLatch(1);
        MailTaker taker = impatient((raw, context) -> {
            if (raw.size() == 0) {
                ScriptedReading.awaitDeaf(hangs);
            }
            return MailParser.parse(raw, context);
        });
        try {
            List<MailOutcome> outcomes = Flux.range(0, 2 * MORE_THAN_ANY_POOL)
                    .flatMapSequential(
                            i -> taker.take(i == 0 ? NOTHING : RawMail.of(MAIL), Mails.CONTEXT, Mails.room(), () -> {}))
                    .collectList()
                    .block(Duration.ofSeconds(20));

            assertThat(outcomes.getFirst()).isInstanceOf(MailOutcome.Unreadable.class);
            assertThat(outcomes.subList(1, outcomes.size()))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(MailOutcome.Taken.class));
        } finally {
            hangs.countDown();
            taker.destroy();
        }
    }

    @Test
    void shouldAttachAMailThatCannotBeReadToTheTicketThatSaysSo() {
        MailTaker taker = taker(MailParser::parse);
        try {
            taker.takeUnread(RawMail.of(MAIL), "a", "it is damaged", Mails.CONTEXT)
                    .block(Duration.ofSeconds(20));
            taker.takeUnread(null, "b", "the server does not give it", Mails.CONTEXT)
                    .block(Duration.ofSeconds(20));
        } finally {
            taker.destroy();
        }

        String hash = Hashes.sha256(MAIL);
        assertThat(inbound.accepted().getFirst().attachments())
                .containsExactly(new Attachment("mail.eml", "message/rfc822", MAIL.length, hash, false, null));
        assertThat(inbound.accepted().getFirst().rawSha256()).isEqualTo(hash);
        assertThat(inbound.accepted().getLast().attachments()).isEmpty();
        assertThat(inbound.accepted().getLast().rawSha256()).isNull();
    }

    @Test
    void shouldTellWhoWroteAMailThatCannotBeReadAboutWhatAndWhen() {
        byte[] header = """
                From: =?utf-8?Q?J=C3=BCrgen?= <juergen@acme.example>
                Subject: =?utf-8?Q?Gro=C3=9Fe?= files
                Date: Mon, 5 Jan 2026 10:00:00 +0100

                """.getBytes(UTF_8);

        InboundMessage ticket = unread(header);

        assertThat(ticket.from()).isEqualTo(new Person("juergen@acme.example", "Jürgen"));
        assertThat(ticket.subject()).isEqualTo("Could not be read: Große files");
        assertThat(ticket.text())
                .startsWith("A mail to " + Mails.CONTEXT.address() + " could not be read: it is too large."
                        + " It is from Jürgen <juergen@acme.example>, about \"Große files\","
                        + " of 5 January 2026, 09:00 UTC. What there is of it is attached");
        assertThat(ticket.automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(ticket.assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldMakeATicketOfAMailThatTellsNothingOrOurOwnAddress() {
        byte[] own = ("From: " + Mails.CONTEXT.address() + "\n\n").getBytes(UTF_8);

        assertThat(unread(own).from().address()).isEqualTo("unknown@sender.invalid");
        assertThat(unread(new byte[] {0, -1, 5}))
                .returns("unknown@sender.invalid", ticket -> ticket.from().address())
                .returns("it could not be read", InboundMessage::review)
                .returns("A mail that could not be read", InboundMessage::subject)
                .satisfies(ticket -> assertThat(ticket.text()).contains("it is too large. What there is"));
    }

    private InboundMessage unread(byte[] raw) {
        MailTaker taker = taker(MailParser::parse);
        try {
            taker.takeUnread(raw == null ? null : RawMail.of(raw), "a", "it is too large", Mails.CONTEXT)
                    .block(Duration.ofSeconds(20));
        } finally {
            taker.destroy();
        }
        return inbound.accepted().getLast();
    }

    @Test
    void shouldSayWhatIsAway() {
        BlobStore full = new BlobStore() {
            @Override
            public Mono<Blob> store(Publisher<ByteBuffer> bytes) {
                return Mono.error(new IOException("No space left on device"));
            }

            @Override
            public Mono<Long> size(String sha256) {
                return Mono.empty();
            }

            @Override
            public Flux<ByteBuffer> read(String sha256) {
                return Flux.empty();
            }

            @Override
            public Mono<MappedBlob> mapped(String sha256) {
                return Mono.empty();
            }

            @Override
            public Writing begin() throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThat(take(MailParser::parse, MAIL, full))
                .isInstanceOfSatisfying(
                        MailOutcome.Outage.class,
                        outage -> assertThat(outage.reason())
                                .isEqualTo(
                                        "the blob store does not keep it: java.io.IOException: No space left on device"));

        inbound.failNext(1);

        assertThat(take(MailParser::parse, MAIL))
                .isInstanceOfSatisfying(
                        MailOutcome.Outage.class,
                        outage -> assertThat(outage.reason())
                                .startsWith("Kafka does not take it: ")
                                .endsWith("the broker is away"));
    }

    @Test
    void shouldSayThatHandingOverTakesTooLong() {
        inbound.hold();
        MailTaker taker = new MailTaker(
                new InMemoryBlobs(), inbound, new TakingSettings(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        try {
            assertThat(taker.take(RawMail.of(MAIL), Mails.CONTEXT, Mails.room(), () -> {})
                            .block(Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            MailOutcome.Outage.class,
                            outage -> assertThat(outage.reason())
                                    .isEqualTo("keeping it and handing it over takes longer than 2 s"));
        } finally {
            taker.destroy();
        }
    }

    /// A mail may hold secrets, and what a library says of an error may quote the mail.
    @Test
    void shouldSayWhereReadingFailedWithoutQuotingTheMail() {
        MailOutcome outcome = take((_, _) -> {
            throw new NumberFormatException("For input string: \"Sommer2026!\"");
        });

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MailOutcome.Unreadable.class,
                        unreadable -> assertThat(unreadable.error())
                                .hasMessageContaining("NumberFormatException at ")
                                .hasMessageContaining("MailTakerTest")
                                .hasMessageNotContaining("Sommer2026!"));
    }

    @Test
    void shouldRecordWhatItIgnoresAndTakeItInAfterAll() {
        byte[] note = Mails.withHeader("Auto-Submitted: auto-replied").getBytes(UTF_8);
        MailTaker taker = taker(MailParser::parse);
        try {
            assertThat(taker.take(RawMail.of(note), Mails.CONTEXT, Mails.room(), () -> {})
                            .block(Duration.ofSeconds(20)))
                    .isEqualTo(new MailOutcome.PassedOver("auto-reply-to-no-ticket"));
            assertThat(inbound.ignored())
                    .singleElement()
                    .returns("<a1@acme.example>", IgnoredMail::messageId)
                    .returns(Hashes.sha256(note), IgnoredMail::rawSha256);
            assertThat(inbound.accepted()).isEmpty();

            assertThat(taker.takeAnyway(RawMail.of(note), Mails.CONTEXT, Mails.room())
                            .block(Duration.ofSeconds(20)))
                    .isInstanceOf(MailOutcome.Taken.class);
            assertThat(inbound.accepted()).hasSize(1);
        } finally {
            taker.destroy();
        }
    }

    @Test
    void shouldHaveAMailComparedWithOthersUnlessItIsTakenInAnyway() {
        MailTaker taker = taker(MailParser::parse, new InMemoryBlobs());
        byte[] mail = Mails.withHeader("").getBytes(UTF_8);
        try {
            taker.take(RawMail.of(mail), Mails.CONTEXT, Mails.room(), () -> {}).block(Duration.ofSeconds(20));
            taker.takeAnyway(RawMail.of(mail), Mails.CONTEXT, Mails.room()).block(Duration.ofSeconds(20));
        } finally {
            taker.destroy();
        }
        assertThat(inbound.accepted()).hasSize(2);
        assertThat(inbound.accepted().getFirst().content()).isNotNull();
        assertThat(inbound.accepted().getLast().content()).isNull();
    }

    private MailOutcome take(MailTaker.Reader reader) {
        return take(reader, MAIL);
    }

    private MailOutcome take(MailTaker.Reader reader, byte[] mail) {
        return take(reader, mail, new InMemoryBlobs());
    }

    private MailOutcome take(MailTaker.Reader reader, byte[] mail, BlobStore blobs) {
        MailTaker taker = taker(reader, blobs);
        try {
            return taker.take(RawMail.of(mail), Mails.CONTEXT, Mails.room(), () -> {})
                    .block(Duration.ofSeconds(20));
        } finally {
            taker.destroy();
        }
    }

    private MailTaker taker(MailTaker.Reader reader) {
        return taker(reader, new InMemoryBlobs());
    }

    private MailTaker taker(MailTaker.Reader reader, BlobStore blobs) {
        return new MailTaker(
                blobs, inbound, new TakingSettings(Duration.ofSeconds(10), Duration.ofSeconds(10)), reader);
    }

    /// Gives up soon a reading that hangs.
    private MailTaker impatient(MailTaker.Reader reader) {
        TakingSettings soon = new TakingSettings(Duration.ofMillis(500), Duration.ofSeconds(10));
        return new MailTaker(new InMemoryBlobs(), inbound, soon, reader);
    }
}
