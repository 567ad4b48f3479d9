package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Strokes above a signature, and those that divide what somebody writes.
class SignatureMarkTest {
    @Test
    void shouldTakeASignatureBelowThreeDashes() {
        assertThat(ReplyText.of("It works again.\n\n---\n\nAnna Keller\nAcme").reply())
                .isEqualTo("It works again.");
        assertThat(ReplyText.of("It works again.\n---\nAnna Keller\ntel: 4711\n---\nAcme")
                        .reply())
                .isEqualTo("It works again.");
    }

    /// A notice may stand right above the line that parts it from what somebody wrote.
    @Test
    void shouldKeepAMailBelowThreeDashes() {
        String notice = "Notice of the front desk\n---\n\n";
        for (String mail : List.of(
                "Hello,\n\nmy badge is locked. Please unlock it soon.",
                "Guten Tag\n\nmein Ausweis ist seit\ngestern gesperrt.",
                "My badge is locked.\n\nAnna")) {
            assertThat(ReplyText.of(notice + mail).reply()).isEqualTo(notice + mail);
        }
        for (String signature :
                List.of("Anna Keller\nAcme Inc.", "Anna Keller\n\nI am in on Mondays only.", "Regards,\nAnna Keller")) {
            assertThat(ReplyText.of("It works again.\n---\n\n" + signature).reply())
                    .isEqualTo("It works again.");
        }
    }

    @Test
    void shouldTakeASignatureBelowLongDashes() {
        assertThat(ReplyText.of("好了。\n\n——————————————\n\n张三\n采购部").reply()).isEqualTo("好了。");
        assertThat(ReplyText.of("直りました。\n\n―――――――――――\n田中太郎\n営業部").reply()).isEqualTo("直りました。");
        String parts = "第一部分。\n\n————————\n\n第二部分。\n\n————————\n\n第三部分。";
        assertThat(ReplyText.of(parts).reply()).isEqualTo(parts);
    }

    @Test
    void shouldTakeASignatureBelowAnIndentedMark() {
        for (String mark : List.of("  --", " -- ", "      —")) {
            String indent = " ".repeat(ReplyLines.indent(mark));
            assertThat(ReplyText.of("It works.\n\n" + mark + "\n" + indent + "Anna Keller\n" + indent
                                    + "Head of Sales, Acme")
                            .reply())
                    .isEqualTo("It works.");
            assertThat(ReplyText.of("It works.\n" + mark + "\n" + indent + "Anna")
                            .reply())
                    .isEqualTo("It works.");
        }
    }

    @Test
    void shouldTakeTheNameInFromBelowAnIndentedMarkForASignatureHoweverItIsIndented() {
        Writer anna = new Writer("Anna Keller", "akeller");
        for (String name : List.of(
                "Anna", "Anna Keller", "A. Keller\nSent from my iPhone", "Anna Keller\nAcme Ltd\nRing the bell")) {
            for (String mark : List.of(" -- ", "   --", " — ")) {
                String text = "It works.\n\n" + mark + "\n" + name;
                assertThat(ReplyText.of(text, true, anna).reply()).isEqualTo("It works.");
            }
            assertThat(ReplyText.of("It works.\n -- \n" + name, true, new Writer("Eva Lind", "eva"))
                            .reply())
                    .startsWith("It works.\n -- \nA");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please make an account for these.\n\n --\nAnna Keller\nBen Ek",
                "Please make an account:\n\n --\nAnna Keller",
                "The two of them:\n\n --\nAnna\n --\nBen",
                "It says so.\n\n --\n\nAnna is locked out",
                "It says so.\n\n --\nAnna\nIs the door locked?",
            })
    void shouldKeepWhatTheWriterTellsBelowAnIndentedMark(String text) {
        assertThat(ReplyText.of(text, true, new Writer("Anna Keller", "akeller"))
                        .reply())
                .isEqualTo(text);
    }

    /// What stands below may be the mail that is answered.
    @Test
    void shouldTakeStrokesAndAFooterForTheMarkOfASignature() {
        for (String footer :
                List.of("---Desde mi teléfono con Correo Seguro", "--Sent from my phone", "--Gesendet von Outlook")) {
            assertThat(ReplyText.of("It works.\n" + footer + "\n\nThe door is locked.")
                            .reply())
                    .isEqualTo("It works.");
        }
        String asked = "It works.\n--Sent from my phone\n\nWhen do you come?";
        assertThat(ReplyText.of(asked).reply()).isEqualTo(asked);
    }

    /// Some programs indent all of a mail.
    @Test
    void shouldReadATextThatIsIndentedAsAWholeLikeAnyOther() {
        assertThat(ReplyText.of(
                                "     It works.\n\n       Twice.\n     --\n     Anna Keller\n     Acme Ltd\n\n     > Well?\n")
                        .reply())
                .isEqualTo("It works.\n\n  Twice.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is slow.\n\n  SELECT id\n  --\n  FROM Doors",
                "It is slow.\n\n  --\n  -- All Doors\n  SELECT id FROM doors",
                "Two things are broken.\n\n  --\n  The first is the door.\n  --\n  The second is the gate.",
                "Please make an account for these.\n\n  --\n  Anna Keller\n  Ben Ek",
                "Please make an account:\n\n  --\n  Anna Keller\n  Acme Ltd",
                "The table has no value.\n\n  Name   Room\n  --\n  Anna   Acme Ltd",
                "It says so.\n\n    --\n  Anna Keller\n  Acme Ltd",
            })
    void shouldKeepWhatAnIndentedMarkDivides(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Programs write the mark also where there is no signature.
    @Test
    void shouldTakeAMarkAwayThatNothingStandsBelow() {
        for (String mark : List.of("-- ", "--", "---", "________________\nSent from my iPhone", "\u1427")) {
            assertThat(ReplyText.of("It works again.\n\n" + mark).reply()).isEqualTo("It works again.");
        }
        assertThat(ReplyText.of("It works again.\n\n======\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works again.");
    }

    /// Nobody signs below nothing but a greeting.
    @Test
    void shouldKeepWhatStandsBelowARuleUnderTheGreeting() {
        String text = "Hello,\n---\nlog of the job\n---\nERROR 4711 in step 3";

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        assertThat(ReplyText.of("Hi Eva,\n\n--\nThe door in room 3 is locked").reply())
                .isEqualTo("Hi Eva,\n\n--\nThe door in room 3 is locked");
        assertThat(ReplyText.of("Hi, it works.\n--\nAnna Keller").reply()).isEqualTo("Hi, it works.");
    }

    /// It need not have a verb that is known, nor an end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR 0x80070005 Access denied",
                "Timo Gerke needs VPN",
                "Monitor in 2.14 flackert",
                "Mon écran reste noir",
                "También falla la impresora",
                "Connection timed out after 30 s",
                "打印机也坏了",
                "プリンターも動きません",
            })
    void shouldKeepTextBelowStrokes(String below) {
        for (String mark : List.of("---", "—————")) {
            String text = "It works now.\n" + mark + "\n" + below;
            assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        }
    }

    /// Also below a mark that lost its blank, where blank lines on both sides make it a divider.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please also reset my password.",
                "Der Scanner geht auch nicht.\nDas Display zeigt nichts an.",
                "Hi Eva,\n\nthe second thing is the door.",
            })
    void shouldKeepAParagraphBelowAMarkBetweenBlankLines(String below) {
        for (String mark : List.of("--", "---")) {
            String text = "The printer works again.\n\n" + mark + "\n\n" + below;
            assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        }
        assertThat(ReplyText.of("It works.\n\n--\n\nAnna Keller\nAcme Ltd is closed on Mondays.")
                        .reply())
                .isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n--\n\nWe answer within a day.").reply())
                .isEqualTo("It works.");
    }

    @Test
    void shouldKeepARequestBelowALongRule() {
        String text = "Please stop the mails.\n\n" + "_".repeat(40)
                + "\n\nToo many emails from the tracker, please stop them for me";

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// A mark that comes again divides.
    @Test
    void shouldKeepStepsBetweenMarks() {
        for (String text : List.of(
                "Steps:\n1. Open the door\n--\n2. Go in\n--\n3. It is dark\nWhat now?",
                "Use this:\n\nrun\n--\nor that one:\n\nstop")) {
            assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        }
    }
}
