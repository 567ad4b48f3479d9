package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A signature between lines of strokes that stands below no closing.
class FramedCardTest {
    private static final Writer WRITER = new Writer("", "a.keller");
    private static final String SAID = "It is the one on floor 2.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_/_/_/_/_/_/_/_/_/\n_/ 株式会社アクメ　総務部\n_/ 佐藤 花子\n_/ Tel: 03-1234-5678\n_/_/_/_/_/_/_/_/_/",
                "――――――――――\n株式会社アクメ\n営業部　佐藤 花子（さとう はなこ）\n〒100-0001\n東京都千代田区1-1 アクメビル5F\nTEL：03-1234-5678（代表）\nFAX：03-1234-5679\nE-mail：sato@acme.example\n――――――――――",
            })
    void shouldGo(String card) {
        assertThat(ReplyText.of(SAID + "\n\n" + card, true, WRITER).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(
                                SAID + "\n" + card + "\n\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?",
                                true,
                                WRITER)
                        .reply())
                .isEqualTo(SAID);
    }

    /// Whoever is asked for an address frames another's, too.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "----------\nPaul Miller\nTel: 0731 471147\nEmail: paul@acme.example\n----------",
                "----------\nPaul Miller\nEmail: paul@acme.example\ncopied to a.keller@keller.example\n----------",
                "----------\nPaul Miller\nEmail: paula.keller@acme.example\n----------",
                "*-*-*-*-*-\nThe scanner is next.\nTel: 0731 471147\n*-*-*-*-*-",
                "+-----+-----+\n| Anna Keller | 020 7946 0000 |\n| Ben Hill | 020 7946 0001 |\n+-----+-----+",
                "Regards\n----------\nKeller Garden (it is on fire)\nTel: 0731 471147\n----------",
                "*-*-*-*-*-\nAsset: 4711\nTel: 0731 471147\n*-*-*-*-*-",
                "*-*-*-*-*-\nKeller Garden\nTel: 0731 471147\n*-*-*-*-*-\nThat one.",
                "*~*~*~*~*\nBen Hill\nb.hill@acme.example\n*~*~*~*~*",
                "----------\na.keller@acme.example\nb.hill@acme.example\n----------",
                "----------\nRicoh Service\nTel: 0711 4711471\na.keller@ricoh.example\n----------",
            })
    void shouldStayWhereItMayBeAnAnswer(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true, WRITER).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "These are the data:",
                "The one we buy from is this firm.",
                "My number has changed.",
                "Please add the new colleague."
            })
    void shouldStayWhereItIsSpokenOf(String said) {
        String text = said + "\n\n*-*-*-*-*-\nAnna Keller\nTel: 020 7946 0000\n*-*-*-*-*-";

        assertThat(ReplyText.of(text, true, WRITER).reply()).isEqualTo(text);
    }
}
