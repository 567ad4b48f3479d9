package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A verdict that says nothing of why is no help to whoever has to judge it.
class ReasonsTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    /// A number, a letter, an address, or a word that only holds a sentence together.
    private static final Pattern SAYS_NOTHING =
            Pattern.compile(".*says \"(\\d+|\\d+:\\d+|[a-z]|\\S+@\\S+|since|says|your|the|at|by|is"
                    + "|it|has been|into|because|only|yes|vi)\"");

    private static Understanding understood(String body) {
        return ENRICHMENT.understand(new Text("", body, Channel.EMAIL, null, "t.schulz@acme.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The printer PRT-2F-07 has been hanging since yesterday, the queue is stuck, and toner is low | not by itself
            Smoke comes out of the printer PRT-2F-07.                                                    | not by itself
            svc-sql01 is locked, please unlock.                                                          | caution: service account
            Please restart the queue of PRT-2F-07, no wait, somebody prints labels on it.                | caution: hold
            Mr Achebe forgot his password, please reset it.                                              | target: the message does not say
            Please unlock jdoe77 and install Visio 2021.                                                 | also about
            """)
    void shouldSayWhyARunbookDoesNotGoAhead(String body, String why) {
        Diagnosis diagnosis = understood(body).diagnosis();

        assertThat(diagnosis.automatable()).isFalse();
        assertThat(diagnosis.reasons()).anyMatch(reason -> reason.startsWith(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Third time this week. I have better things to do than to wait for your scanner to come back.",
                "You were quick, and so kind on the phone. It prints again.",
                "Wieder nichts. Seit Tagen warte ich auf eine Antwort von Ihnen, so geht das nicht.",
            })
    void shouldSayWhatATonesWordsAre(String body) {
        Understanding understood = understood(body);

        assertThat(understood.reading().sentiment().value()).isNotEqualTo(Sentiment.NEUTRAL);
        assertThat(understood.reading().reasons()).anyMatch(reason -> reason.startsWith("tone: "));
    }

    @Test
    void shouldSayWhyItIsUrgent() {
        Understanding understood = understood("The core banking system is unreachable, tellers send people home.");

        assertThat(understood.priority().value()).isLessThanOrEqualTo(Priority.P2);
        assertThat(understood.priority().reasons()).noneMatch(reason -> reason.startsWith("nothing is said"));
    }

    @Test
    void shouldNameWhatIsUrgentWhereNothingTellsOfItByItself() {
        List<String> meeting = understood(
                        "The demo with the customer begins and the projector shows nothing, they sit here.")
                .priority()
                .reasons();
        List<String> intruder = understood("A man rang and I let him in, now the mouse moves alone.")
                .priority()
                .reasons();

        assertThat(meeting).contains("P2: event soon, \"demo\"");
        assertThat(intruder).contains("P2: it is about security-incident");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mein Konto ist gesperrt, bitte entsperren | language: de, "mein", "konto", "ist"
            my account is locked                      | language: en, "my", "account", "is"
            Мой аккаунт заблокирован                  | language: unknown, by its letters
            12345                                     | language: unknown, nothing is written in words
            """)
    void shouldSayWhatTellsTheLanguage(String body, String reason) {
        assertThat(understood(body).reading().reasons()).anyMatch(told -> told.startsWith(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My mail has been slow since 8:00",
                "LT-4411 is slow since 5 days, it said so at 9:30, 8:00 and 17:15",
                "your scanner of 5 has been at 12 since the 3rd, and it is not what it was",
                "Please be there by 11, since we are at 5 of 7 by then",
                "The screen in the court room went dark because I leaned into it, and it is the only one, the judge is in front",
                "kl 9 h, vi har inte kommit in, w 5 min",
            })
    void shouldGiveNoReasonThatSaysNothing(String body) {
        Understanding understood = understood(body);

        assertThat(Stream.of(
                                understood.reading().reasons(),
                                understood.priority().reasons(),
                                understood.diagnosis().reasons())
                        .flatMap(List::stream))
                .noneMatch(reason -> SAYS_NOTHING.matcher(reason).matches());
    }
}
