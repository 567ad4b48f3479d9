package dev.millrace.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Random;

/// Mails such as people write: most are short, every tenth brings a picture.
final class SampleMail {
    private static final int LINES = 30;
    private static final int PICTURE_BYTES = 30_000;
    private static final int PICTURE_EVERY = 10;

    private SampleMail() {}

    /// Mail `number`; the same number makes the same mail.
    static byte[] of(int number, String recipient) {
        String head = """
                From: Person %d <person%d@acme.example>
                To: %s
                Subject: Request %d
                Message-ID: <bench-%d@acme.example>
                Date: Mon, 5 Jan 2026 10:00:00 +0100
                MIME-Version: 1.0
                """.formatted(number % 500, number % 500, recipient, number, number);
        String text = "Good morning, the printer on floor %d prints nothing since yesterday. Please have a look.\n"
                .formatted(number)
                .repeat(LINES);
        String mail = number % PICTURE_EVERY == 0 ? withPicture(head, text, number) : plain(head, text);
        return mail.replace("\n", "\r\n").getBytes(UTF_8);
    }

    private static String plain(String head, String text) {
        return head + "Content-Type: text/plain; charset=utf-8\n\n" + text;
    }

    private static String withPicture(String head, String text, int number) {
        byte[] picture = new byte[PICTURE_BYTES];
        new Random(number).nextBytes(picture);
        return head
                + """
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                %s
                --b
                Content-Type: image/png; name="printer.png"
                Content-Disposition: attachment; filename="printer.png"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                        text, Base64.getMimeEncoder().encodeToString(picture).replace("\r", ""));
    }
}
