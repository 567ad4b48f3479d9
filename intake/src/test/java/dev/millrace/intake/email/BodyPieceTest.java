package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
