package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the name in `From` tells of a mail's last lines.
class WriterTest {
    private static final Writer ANNA = new Writer("Anna Keller", "akeller");
    private static final String SAID = "It is the one that you asked for.";

    /// Whoever is asked which one answers in a word, and not always above his thanks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks\nOption B",
                "Thanks\nAdmin",
                "Thanks\nFirefox",
                "Thanks,\nBlue",
                "Thanks\nBerlin",
                "Thanks\nWindows Server",
                "Thanks\nZscaler",
                "Thanks,\nCyan",
                "Thanks,\nNotepad",
                "Danke,\nDas Rote",
                "Danke\nDie Zweite",
                "Danke!\nRot",
                "Merci\nMarseille",
                "Gracias\nAzul",
                "Grazie\nIl Primo",
                "Bedankt\nRood",
                "Obrigada\nVermelho",
                "Dziękuję\nDruga",
                "Tack\nGrön",
                "Tak\nGul",
                "Takk\nVenstre",
                "Kiitos\nPunainen",
                "Děkuji\nModrá",
                "Спасибо\nВторой",
                "谢谢\n三号",
                "谢谢\n黄的",
            })
    void shouldKeepAnAnswerBelowThanksThatIsNotTheWritersName(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    /// Names unlike `From` are names all the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks\nAnna",
                "Thanks\nKeller",
                "Thanks\nAnnie",
                "Thanks\nAK",
                "Thanks\nA. Keller",
                "Thanks\nBrian",
                "Thanks,\nSupport",
                "Thanks\nEva Lind",
                "Regards\nZsolna",
                "谢谢\n张三",
                "감사합니다\n홍길동",
                "감사합니다.\n홍길동 드림",
                "감사합니다\n김민수 과장",
                "Ngā mihi\nAroha",
                "Ar cieņu\nIlze Kalna",
                "Pagarbiai,\nRasa Jonaitė",
                "Lugupidamisega\nMart Tamm",
                "Með bestu kveðju\nJón Einarsson",
                "Diolch\nRhys",
            })
    void shouldTakeNamesAwayWhoeverStandsInFrom(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, ANNA).reply()).isEqualTo(SAID);
    }

    @Test
    void shouldBelieveTheWritersNameBeforeOrdinaryWords() {
        assertThat(ReplyText.of(SAID + "\n\nThanks\nPink", true, new Writer("Laura Pink", "laura"))
                        .reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\nThanks\nBo", true, new Writer("Bodil Dahl", "bodil.dahl"))
                        .reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\nThanks\nZsolna", true, new Writer("Service Desk", "desk"))
                        .reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n谢谢\n王五", true, new Writer("张三", "zhang"))
                        .reply())
                .endsWith("王五");
    }

    /// Without it they stay: somebody may have written them by hand.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks,\n\nAnna Keller",
                "Thanks\n\n\nAnna",
                "Cheers, Anna",
                "VG Anna",
                "Best regards Anna",
                "Many thanks,\nAnna Keller, Acme",
                "Dr. Anna Keller <anna@acme.example>",
                "Regards,\nAnna Keller <anna@acme.example>",
                "Anna Keller\n+44 20 7946 0000\nhttps://acme.example",
            })
    void shouldTakeTheWritersNameAwayWhereItIsSurelyASignature(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, ANNA).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, new Writer("Ben Hill", "ben"))
                        .reply())
                .startsWith(SAID + "\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please make an account for her.\n\nThanks, Ben Ek",
                "Whose is it? This one's:\n\nAnna Keller <anna@acme.example>",
                "The owner is this one.\nAnna Keller <anna@acme.example>",
                "The owner is\n\nAnna Keller",
                "It was mine.\nAnna Keller",
                "It was mine.\n\nAnna Keller",
                "Which user is it?\n\nAnna Keller",
                "This is the person who may come in.\n\nAnna Keller",
                "Bitte diese Person freischalten.\n\nAnna",
                "There are two of them.\n\nanna",
                "Please put my name on the door.\n\nAnna Keller",
                "Hello,\n\nAnna Keller",
                "Please call me.\n\nAnna Keller\n+44 20 7946 0000",
                "Hello,\n\nRegards, Anna",
                "It works.\n\nThanks, Anna has it now",
                "It works.\n\nThanks,\n\nAnna has it now",
                "The room is free again.\n\nThanks, Room Keller",
            })
    void shouldKeepWhatIsNoSignatureThoughItNamesTheWriter(String text) {
        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    @Test
    void shouldKeepASecondPersonBehindTheWritersName() {
        String text = "It goes to two.\n\nRegards,\n\nAnna Keller, Ben Hill";

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }
}
