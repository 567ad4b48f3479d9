package dev.millrace.enrichment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AngerTest {
    private static final Enrichment ENRICHMENT = Enrichment.load();

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
                message("My account is locked. I have told you so twice, and nobody listens.", true), ENRICHMENT);

        assertThat(counting.result().anger()).isEqualTo(new Evaluation.Anger(3, 2, 0.5, 0.5));
    }
}
