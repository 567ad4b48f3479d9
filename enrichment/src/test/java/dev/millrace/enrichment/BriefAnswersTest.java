package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thanks open no finished ticket again, and what still does not work does.
class BriefAnswersTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you, it works",
                "Problem solved, thanks",
                "Cheers, sorted",
                "Danke, funktioniert jetzt",
                "Danke, alles gut",
                "Vielen Dank, es geht wieder!",
                "Merci, ça marche",
                "Merci, c'est résolu",
                "Gracias, está resuelto",
                "Grazie mille, ora funziona",
                "Bedankt, het werkt",
                "Tack, det funkar nu"
            })
    void shouldKnowThanks(String words) {
        assertThat(read(words).saysThanks()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks, but it still does not work",
                "Thanks for nothing, it is broken again",
                "Danke, geht immer noch nicht",
                "Danke, geht wieder nicht",
                "Merci, mais ça ne marche toujours pas",
                "Gracias pero sigue sin funcionar",
                "Grazie, ma ancora niente",
                "Bedankt, maar hij doet het nog niet"
            })
    void shouldTakeNoThanksForTheEndWhereSomethingIsStillTheMatter(String words) {
        assertThat(read(words).saysThanks()).isFalse();
    }

    private static Reading read(String words) {
        return ENRICHMENT.read(new Text("Re: Help", words, Channel.EMAIL, null, "t.moor@acme.example"));
    }
}
