package dev.millrace.enrichment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AngerTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Labelled message(String body, @Nullable Boolean anger) {
        return new Labelled(
                "a-1",
                Text.of("", body, Channel.EMAIL),
                "en",
                Category.ACCOUNT_LOCKED,
                Priority.P3,
                Sentiment.NEGATIVE,
                anger,
                "none",
                null,
                false);
    }

    @Test
    void shouldMeasureAngerOnlyWhereMessagesAreLabelledForIt() {
        String furious = "This is a disgrace. I am furious, my account is locked AGAIN, you are incompetent!";
        Evaluation.Counting counting = new Evaluation.Counting();
        counting.count(message(furious, true), ENRICHMENT);
        counting.count(message(furious, false), ENRICHMENT);
        counting.count(message(furious, null), ENRICHMENT);
        counting.count(
                message("My account is locked and I feel so stupid, sorry, I am close to tears.", true), ENRICHMENT);

        assertThat(counting.result().anger()).isEqualTo(new Evaluation.Anger(3, 2, 0.5, 0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is the fourth time I report it and nobody has done anything. Your colleague closed the ticket again.",
                "I will complain to your manager if nobody calls me back. This is unacceptable, I have asked three times.",
                "Ihr habt es schon wieder kaputt gemacht, zum dritten Mal, und niemand antwortet. Das ist eine Frechheit.",
                "Troisième relance, aucune réponse, c'est inadmissible. Votre mise à jour a tout cassé.",
                "Tercera vez que lo pido y nadie contesta, es una vergüenza.",
            })
    void shouldHearReproach(String body) {
        assertThat(angry(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am so sorry, I clicked on it and now I am scared. What do I do?",
                "Please hurry, the presentation is in an hour and the projector is dead. I am desperate.",
                "My laptop does not start and I have an exam tomorrow, I could cry.",
                "Ich habe Angst, dass die Datei weg ist, bitte helft mir.",
            })
    void shouldNotTakeDistressForAnger(String body) {
        assertThat(angry(body)).isFalse();
    }

    private static boolean angry(String body) {
        return ENRICHMENT.read(Text.of("", body, Channel.EMAIL)).sentiment().anger();
    }
}
