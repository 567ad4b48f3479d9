package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.ofParts;
import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.tickets.message.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Outlook packs into a `winmail.dat`: text, files and mails within.
class WinmailDatTest {
    @Test
    void shouldUnpackWinmailDat() {
        byte[] packet = TnefPacket.withFile("Grocery list.txt", "bread".getBytes(StandardCharsets.US_ASCII));
        ParsedMail mail = read(tnef(packet)).mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Grocery list.txt");
        assertThat(mail.attachments()).extracting(Attachment::size).containsExactly(5L);
    }

    @Test
    void shouldKeepAWinmailDatWhoseTextIsCut() {
        byte[] packet = TnefPacket.withText("words ".repeat(200_000));
        ParsedMail mail = read(tnef(packet)).mail();

        assertThat(mail.flags()).contains("tnef", "text-cut");
        assertThat(mail.attachments())
                .singleElement()
                .returns("winmail.dat", Attachment::name)
                .returns((long) packet.length, Attachment::size);
    }

    @Test
    void shouldReadTheTextOfAnOldWinmailDat() {
        String packet = tnef(TnefPacket.withOldText("Siehe Anhang, Grüße"));

        assertThat(read(packet).mail().text()).isEqualTo("Siehe Anhang, Grüße");
        assertThat(read(ofParts("multipart/mixed", "\nSee the file.", packet.replace("From: a@b.example\n", "")))
                        .mail()
                        .text())
                .isEqualTo("See the file.");
    }

    @Test
    void shouldReadARichTextThatIsAllAWinmailDatHas() {
        assertThat(read(tnef(TnefPacket.withRichText(TnefPacket.HELLO_WORLD)))
                        .mail()
                        .text())
                .isEqualTo("hello world");
    }

    /// Outlook writes both. Where they differ, as above the footer of a list, nothing is lost.
    @Test
    void shouldReadARichTextThatRepeatsTheMailsTextOnce() {
        String packet = richText("hello world");

        // Where no blanks part words, lines are wrapped within them, as between these two letters.
        for (String said : List.of("hello world", "hello\nworld.\n\nbye", "hel\nlo world")) {
            assertThat(textOf("multipart/mixed", "\n" + said, packet)).isEqualTo(said);
        }
        assertThat(textOf("multipart/mixed", packet, "\nA footer.")).isEqualTo("hello world\n\nA footer.");
        assertThat(textOf("multipart/alternative", packet, "\nSee below.")).isEqualTo("See below.\n\nhello world");
    }

    @Test
    void shouldReadARichTextWhoseWordsAreOthers() {
        assertThat(textOf("multipart/mixed", richText("Hi"), "\nHinweis: a list."))
                .isEqualTo("Hi\n\nHinweis: a list.");
        assertThat(textOf("multipart/mixed", richText("Hi"), "\nHi, Anna.")).isEqualTo("Hi, Anna.");
        assertThat(textOf("multipart/mixed", richText(":-)"), "\nA footer.")).isEqualTo(":-)\n\nA footer.");
        assertThat(textOf("multipart/mixed", richText(":-)"), "\n:-)")).isEqualTo(":-)");
    }

    @Test
    void shouldReadTheRichTextsOfAllWinmailDats() {
        String first = richText("The first.");

        assertThat(textOf("multipart/mixed", first, "\nBetween.", richText("The second."), first))
                .isEqualTo("The first.\n\nBetween.\n\nThe second.");
    }

    @Test
    void shouldKeepAWinmailDatThatIsDamaged() {
        ParsedMail mail = read(tnef(new byte[] {1, 2, 3})).mail();

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("winmail.dat");
        assertThat(mail.flags()).contains("broken-tnef");
    }

    @Test
    void shouldUnpackAMailWithinAWinmailDat() {
        byte[] inner = TnefPacket.withObject(
                "inner text", "x", TnefPacket.STORAGE, ascii("ole"), TnefPacket.file("b.txt", ascii("second")));
        byte[] packet = TnefPacket.withObject(
                "outer text", "Question", TnefPacket.MAIL, inner, TnefPacket.file("a.txt", ascii("first")));

        MailReading reading = read(tnef(packet));

        assertThat(reading.mail().text()).isEqualTo("outer text");
        assertThat(reading.mail().flags()).contains("tnef").doesNotContain("broken-tnef");
        assertThat(reading.mail().attachments())
                .extracting(Attachment::name, Attachment::size)
                .containsExactly(tuple("Question.txt", 10L), tuple("x", 3L), tuple("b.txt", 6L), tuple("a.txt", 5L));
    }

    @Test
    void shouldOpenWinmailDatWithinEachOtherOnlySoFar() {
        byte[] packet = TnefPacket.withText("innermost");
        for (int i = 0; i < 8; i++) {
            packet = TnefPacket.withObject("level " + i, "mail", TnefPacket.MAIL, packet, new byte[0]);
        }
        ParsedMail mail = read(tnef(packet)).mail();

        assertThat(mail.text()).isEqualTo("level 7");
        assertThat(mail.attachments())
                .extracting(Attachment::name)
                .containsExactly("mail.txt", "mail.txt", "mail.txt", "mail.txt", "mail.txt", "mail.tnef");
    }

    @Test
    void shouldKeepTheRestOfAWinmailDatInWhichAMailIsDamaged() {
        byte[] packet = TnefPacket.withObject(
                "outer text", "Question", TnefPacket.MAIL, ascii("no packet"), TnefPacket.file("a.txt", ascii("1")));

        ParsedMail mail = read(tnef(packet)).mail();

        assertThat(mail.text()).isEqualTo("outer text");
        assertThat(mail.flags()).contains("tnef", "broken-tnef");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("a.txt", "winmail.dat");
    }

    @Test
    void shouldReadWhatIsWholeOfAWinmailDatThatIsCutOff() {
        byte[] packet = TnefPacket.withObject(
                "outer text",
                "Question",
                TnefPacket.STORAGE,
                ascii("ole"),
                TnefPacket.file("a.txt", ascii("cut off in the middle")));

        ParsedMail mail = read(tnef(Arrays.copyOf(packet, packet.length - 12))).mail();

        assertThat(mail.text()).isEqualTo("outer text");
        assertThat(mail.flags()).contains("tnef", "broken-tnef");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Question", "winmail.dat");
    }

    private static String textOf(String type, String... parts) {
        return read(ofParts(type, parts)).mail().text();
    }

    /// A part that is a packet of rich text.
    private static String richText(String words) {
        return tnef(TnefPacket.withRichText(words)).replace("From: a@b.example\n", "");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String tnef(byte[] packet) {
        return """
                From: a@b.example
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                """.formatted(Base64.getMimeEncoder().encodeToString(packet).replace("\r", ""));
    }
}
