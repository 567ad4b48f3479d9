package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Reading;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | my account is locked                                   | account-locked | unlock-account     | sender
            en | I am locked out                                        | account-locked | unlock-account     | sender
            en | please reset my password                               | password-reset | reset-password     | sender
            en | I forgot my password                                   | password-reset | reset-password     | sender
            en | please add me to the group finance-reports             | access-request | grant-group-access | finance-reports
            de | Ich habe mich ausgesperrt                              | account-locked | unlock-account     | sender
            de | Mein Konto ist gesperrt                                | account-locked | unlock-account     | sender
            de | Ich habe mein Passwort vergessen                       | password-reset | reset-password     | sender
            fr | mon compte est verrouillé                              | account-locked | unlock-account     | sender
            fr | j'ai oublié mon mot de passe                           | password-reset | reset-password     | sender
            es | mi cuenta está bloqueada                               | account-locked | unlock-account     | sender
            es | he olvidado mi contraseña                              | password-reset | reset-password     | sender
            en | my account jdoe77 is locked, please unlock user jdoe77 | account-locked | unlock-account     | jdoe77
            en | the queue of KYO-LIB-2 is stuck, please restart it     | printing       | restart-print-queue | KYO-LIB-2
            """)
    void shouldUnderstandEverydayWords(String language, String text, String category, String runbook, String target) {
        for (Channel channel : Channel.values()) {
            Text message = Text.of("", text, channel);
            Reading reading = ENRICHMENT.read(message);
            Diagnosis diagnosis = ENRICHMENT.diagnose(message, reading);

            assertThat(reading.language().value()).isEqualTo(language);
            assertThat(reading.category().value().id()).isEqualTo(category);
            assertThat(reading.category().confidence()).isGreaterThan(0.8);
            assertThat(diagnosis.runbook()).isEqualTo(runbook);
            assertThat(diagnosis.target()).isEqualTo(target);
            assertThat(diagnosis.automatable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            how do I book a meeting room?
            Thank you, my account works again
            please reset the password of my colleague and tell me the new one so that I can log in as him
            my account is locked and also my printer is stuck and I need a new laptop
            Please switch off the second factor for me
            """)
    void shouldLeaveToAPerson(String text) {
        Text message = Text.of("", text, Channel.WEB);

        assertThat(ENRICHMENT.diagnose(message, ENRICHMENT.read(message)).automatable())
                .isFalse();
    }

    @Test
    void shouldGiveReasonsForEveryVerdict() {
        Text message = Text.of("Locked", "My account is locked, I am fed up. 30 people are waiting.", Channel.EMAIL);
        Reading reading = ENRICHMENT.read(message);

        assertThat(reading.reasons()).anyMatch(reason -> reason.startsWith("account-locked: "));
        assertThat(ENRICHMENT.prioritise(message, reading).reasons()).isNotEmpty();
        assertThat(ENRICHMENT.diagnose(message, reading).reasons()).isNotEmpty();
    }

    @Test
    void shouldBearEmptyAndStrangeTexts() {
        for (String body : List.of("", " ", "\n\n", "???", "😀", "\u0000", ">", "a".repeat(50_000))) {
            Text message = Text.of("", body, Channel.CHAT);
            Reading reading = ENRICHMENT.read(message);

            assertThat(ENRICHMENT.prioritise(message, reading)).isNotNull();
            assertThat(ENRICHMENT.diagnose(message, reading).automatable()).isFalse();
        }
    }

    @Test
    void shouldSayTheSameInManyThreads() {
        Text message = Text.of("VPN", "my vpn certificate has expired, user kbecker", Channel.EMAIL);
        Set<Reading> readings = ConcurrentHashMap.newKeySet();
        Set<Diagnosis> diagnoses = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 400).parallel().forEach(_ -> {
            Reading reading = ENRICHMENT.read(message);
            readings.add(reading);
            diagnoses.add(ENRICHMENT.diagnose(message, reading));
        });

        assertThat(readings).hasSize(1);
        assertThat(diagnoses).hasSize(1);
    }

    @Test
    void shouldTakeTheConversationsLanguageForAWordThatIsNone() {
        assertThat(ENRICHMENT
                        .read(new Text("", "ok", Channel.CHAT, "fr", null))
                        .language()
                        .value())
                .isEqualTo("fr");
    }
}
