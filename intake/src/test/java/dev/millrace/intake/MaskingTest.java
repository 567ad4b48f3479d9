package dev.millrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class MaskingTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final ConversationHash HASH = ConversationHash.of("acme", "web", "x");

    private static InboundMessage message(
            String subject, String text, @Nullable String fullText, String file, @Nullable String raw) {
        return new InboundMessage(
                HASH.ticketId(),
                HASH,
                "acme",
                Channel.WEB,
                "m1",
                new Person("anna@acme.example", "Anna"),
                null,
                "web",
                subject,
                text,
                fullText,
                List.of(new Attachment(file, "text/plain", 1, "00", false, null)),
                Automatic.NONE,
                Assurance.CLAIMED,
                Threading.NONE,
                null,
                null,
                raw,
                List.of(),
                NOW,
                null);
    }

    @Test
    void shouldMaskWhatAFlagQuotes() {
        InboundMessage masked = Masking.of(message("Locked", "my password is Plume4Ever", null, "a.txt", null)
                .withFlag("automatic:header X-Loop: Plume4Ever"));

        assertThat(masked.flags()).containsExactly("automatic:header X-Loop: ••••••", Masking.FLAG);
    }

    @Test
    void shouldMaskEverythingThatPeopleRead() {
        InboundMessage masked = Masking.of(message(
                "Plume4Ever does not work",
                "my password is Plume4Ever",
                "my password is Plume4Ever\n> PIN: 4711",
                "Passwort_Herbst2031.txt",
                null));

        assertThat(Json.text(masked)).doesNotContain("Plume", "4711", "Herbst");
        assertThat(masked.subject()).isEqualTo("•••••• does not work");
        assertThat(masked.fullText()).isEqualTo("my password is ••••••\n> PIN: ••••••");
        assertThat(masked.attachments().getFirst().name()).isEqualTo("Passwort ••••••.txt");
        assertThat(masked.flags()).containsExactly(Masking.FLAG);
    }

    @Test
    void shouldMaskWhatTheSubjectNames() {
        InboundMessage masked =
                Masking.of(message("my new VPN password", "Plume4Ever!x\n", "Plume4Ever!x\n> hello", "a.txt", null));

        assertThat(masked.text()).isEqualTo("••••••\n");
        assertThat(masked.fullText()).isEqualTo("••••••\n> hello");
        assertThat(masked.flags()).containsExactly(Masking.FLAG);
    }

    @Test
    void shouldLeaveAMessageWithoutSecretsAsItIs() {
        InboundMessage message = message("Locked", "my account is locked", null, "screen_shot.png", null);

        assertThat(Masking.of(message)).isSameAs(message);
    }

    @Test
    void shouldKeepTheUntouchedMessageWhereNoDoorDid() {
        InMemoryBlobs blobs = new InMemoryBlobs();
        InboundMessage message = message("Hello", "my password is Plume4Ever", null, "a.txt", null);

        StepVerifier.create(KafkaInbound.masked(message, blobs).flatMapMany(masked -> {
                    assertThat(Json.text(masked)).doesNotContain("Plume4Ever");
                    return masked.rawSha256() == null ? Flux.empty() : blobs.read(masked.rawSha256());
                }))
                .assertNext(
                        kept -> assertThat(StandardCharsets.UTF_8.decode(kept).toString())
                                .isEqualTo(Json.text(message)))
                .verifyComplete();
    }

    @Test
    void shouldReferToTheBytesThatAreKeptAlready() {
        InMemoryBlobs blobs = new InMemoryBlobs();

        StepVerifier.create(KafkaInbound.masked(message("", "PIN: 4711", null, "a.txt", "abc"), blobs))
                .assertNext(masked -> assertThat(masked.rawSha256()).isEqualTo("abc"))
                .verifyComplete();
    }

    @Test
    void shouldMaskTheSubjectOfAnIgnoredMail() {
        IgnoredMail mail = new IgnoredMail(
                "acme", "support@acme.example", "<1@x>", null, "password: Plume4Ever", "list", "00", NOW);

        assertThat(Masking.of(mail).subject()).isEqualTo("password: ••••••");
    }
}
