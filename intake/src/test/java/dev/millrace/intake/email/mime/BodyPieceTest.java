package dev.millrace.intake.email.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyPieceTest {
    private static final BodyForm PLAIN = new BodyForm("My printer shows E52.", null);
    private static final BodyForm HTML = new BodyForm("<p>My printer shows E52.</p>", null);

    /// A mail may be nested a thousand deep, and its text large.
    @Test
    void shouldCopyNoTextWhereNothingIsJoined() {
        List<BodyPiece> nested = List.of(new BodyPiece(PLAIN, null));
        for (int i = 0; i < 3; i++) {
            nested = BodyPiece.alternative(List.of(nested, List.of(new BodyPiece(null, HTML))));
        }

        assertThat(nested).singleElement().satisfies(piece -> {
            assertThat(piece.plain()).isSameAs(PLAIN);
            assertThat(piece.html()).isSameAs(HTML);
        });
    }

    /// Programs that write HTML alone say so in the plain form, or leave it as good as empty.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This message requires an HTML capable mail client.",
                "Your e-mail program does not support HTML messages.",
                "Ihr E-Mail-Programm kann kein HTML anzeigen.",
                "Votre logiciel de messagerie ne peut pas afficher le HTML.",
                "If you cannot read this message, open it at https://acme.example/m/1",
                "View online: https://acme.example/m/1",
                "Im Browser ansehen <https://acme.example/m/1>",
                "Version en ligne :\nhttps://acme.example/m/1",
                "\u00a0\n \u00a0",
                "\u200b\u200c",
            })
    void shouldReadTheHtmlWhereThePlainFormSaysNothing(String stub) {
        assertThat(BodyPiece.text(List.of(new BodyPiece(new BodyForm(stub, null), HTML))))
                .isEqualTo("My printer shows E52.");
        assertThat(BodyPiece.text(List.of(new BodyPiece(new BodyForm("It fails.\n".repeat(50) + stub, null), HTML))))
                .startsWith("It fails.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My client cannot display HTML any more.",
                "HTML mails are shown as text in the viewer.",
                "I cannot read this message from Eva.",
                "It hangs in the browser: https://acme.example/m/1",
            })
    void shouldReadAPlainFormInWhichSomebodyAsksForHtml(String text) {
        BodyForm html = new BodyForm("<p>" + text + "</p><p>Anna Keller</p>", null);

        assertThat(BodyPiece.text(List.of(new BodyPiece(new BodyForm(text, null), html))))
                .isEqualTo(text);
        assertThat(BodyPiece.text(List.of(new BodyPiece(new BodyForm(text, null), null))))
                .isEqualTo(text);
    }

    @Test
    void shouldReadAPlainFormThatSaysMoreThanWhereItStandsInTheWeb() {
        String text = "View online: https://acme.example/m/1\n\nThe printer shows E52.";

        assertThat(BodyPiece.text(List.of(new BodyPiece(new BodyForm(text, null), HTML))))
                .isEqualTo(text);
    }

    @Test
    void shouldJoinThePiecesOfOneForm() {
        BodyPiece blank = new BodyPiece(new BodyForm(" ", null), null);
        List<BodyPiece> form = List.of(new BodyPiece(PLAIN, null), blank, new BodyPiece(PLAIN, null));

        assertThat(BodyPiece.text(BodyPiece.alternative(List.of(form))))
                .isEqualTo("My printer shows E52.\n\nMy printer shows E52.");
    }

    @Test
    void shouldDropFormsThatAreBlank() {
        List<BodyPiece> blank = List.of(new BodyPiece(new BodyForm(" \n", null), new BodyForm("\t", null)));

        assertThat(BodyPiece.alternative(List.of(blank))).isEmpty();
    }
}
