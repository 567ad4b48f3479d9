package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A name behind a stroke or a slash at the end, which signs, and a list of one point there, which does not.
class DashedNameTest {
    private static final Writer ANNA = new Writer("Anna Keller", "akeller");
    private static final Writer DESK = new Writer("Acme Support", "support");
    private static final String SAID = "It is the one that you asked for.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-anna",
                "- Anna",
                "--Anna",
                "-Anna Keller",
                "- Anna K.",
                "- Anna Keller",
                "-AK",
                "- Annie",
                "-Tom",
                "-tom",
                "/Anna",
                "Thanks\n- Anna",
                "Thanks\n-Tom",
                "Regards\n- Tom"
            })
    void shouldGo(String signature) {
        assertThat(ReplyText.of(SAID + "\n" + signature, true, ANNA).reply().lines())
                .as(signature)
                .contains(SAID)
                .noneMatch(line -> line.startsWith("-") || line.startsWith("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tom", "- Tom", "-Tom Gerke", "/Tom"})
    void shouldGoWhereFromNamesNoPerson(String signature) {
        for (Writer writer : new Writer[] {DESK, Writer.UNKNOWN}) {
            assertThat(ReplyText.of(SAID + "\n\n" + signature, true, writer).reply())
                    .isEqualTo(SAID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The following user must be removed.\n- Ben Hill",
                "The following user must be removed.\n-Ben Hill",
                "The following user must be removed.\n- Ben",
                "I need one thing for tomorrow.\n- Monitor",
                "Only one browser shows it.\n-Firefox",
                "Bitte installieren Sie mir dieses Programm.\n- AutoCAD",
                "I have no access to one share.\n- Finance",
                "The script fails with this option only.\n--verbose",
                "Please order one of these.\nThanks\n- Monitor",
                "Please order this.\n-Thunderbird Pro",
            })
    void shouldStayWhereItIsAPoint(String text) {
        for (Writer writer : new Writer[] {ANNA, new Writer("Monika Finke", "mfinke")}) {
            assertThat(ReplyText.of(text, true, writer).reply()).isEqualTo(text);
        }
    }

    /// Of names the rarest is not known.
    @Test
    void shouldGoWhereFromHasNoName() {
        assertThat(ReplyText.of(SAID + "\n\n-Lev.", true, new Writer("", "l4711"))
                        .reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n-AutoCAD", true, new Writer("", "l4711"))
                        .reply())
                .endsWith("-AutoCAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The following user must be removed.\n- Ben", "Remove the user below.\n\n- Ben Hill"})
    void shouldStayWhereNobodyIsNamedInFrom(String text) {
        assertThat(ReplyText.of(text, true, Writer.UNKNOWN).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text, true, DESK).reply()).isEqualTo(text);
    }
}
