package dev.millrace.standalone.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Kinds of mail as they come to a desk, with words that people wrote.
enum WrittenMail {
    /// A plain text of about 1 KB.
    SHORT,
    /// An answer above ten others, as Gmail and Outlook send it in turns: HTML, and the same as plain text.
    ANSWERS,
    /// The same as HTML alone, as programs and some phones send it.
    HTML,
    /// A plain text with three files, 10 MB in all.
    LARGE;

    private static final int QUOTED = 10;
    private static final int FILES = 3;
    private static final int FILE_BYTES = 2_560_000;

    /// Mail `number` of this kind; the same number makes the same mail.
    byte[] of(int number) {
        return (head(number) + body(number))
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(US_ASCII);
    }

    private static String head(int number) {
        return """
                Received: from mx.acme.example by imap.acme.example; Mon, 5 Jan 2026 10:00:02 +0100
                From: Anna Keller <anna.keller%d@acme.example>
                To: support@acme.example
                Subject: Re: Request %d
                Message-ID: <read-%d@acme.example>
                In-Reply-To: <before-%d@acme.example>
                Date: Mon, 5 Jan 2026 10:00:00 +0100
                MIME-Version: 1.0
                """.formatted(number, number, number, number);
    }

    private String body(int number) {
        return switch (this) {
            case SHORT -> text("plain", words(number));
            case ANSWERS -> """
                Content-Type: multipart/alternative; boundary="b"

                --b
                %s
                --b
                %s
                --b--
                """.formatted(plainAnswers(number), htmlAnswers(number));
            case HTML -> htmlAnswers(number);
            case LARGE ->
                """
                Content-Type: multipart/mixed; boundary="b"

                --b
                %s
                %s
                --b--
                """.formatted(
                                text("plain", words(number)),
                                IntStream.range(0, FILES)
                                        .mapToObj(file -> file("logs-%d.zip".formatted(file), number * FILES + file))
                                        .collect(Collectors.joining("\n")));
        };
    }

    private static String plainAnswers(int number) {
        QuotedAnswers answers = answers(number);
        return text("plain", isOfGmail(number) ? answers.plainOfGmail() : answers.plainOfOutlook());
    }

    private static String htmlAnswers(int number) {
        QuotedAnswers answers = answers(number);
        return text("html", isOfGmail(number) ? answers.htmlOfGmail() : answers.htmlOfOutlook());
    }

    private static QuotedAnswers answers(int number) {
        return new QuotedAnswers(IntStream.rangeClosed(number, number + QUOTED)
                .mapToObj(WrittenMail::words)
                .toList());
    }

    private static boolean isOfGmail(int number) {
        return number % 2 == 0;
    }

    private static String words(int number) {
        return RealMessages.at(number).body() + "\n\nBest regards,\nAnna Keller\n";
    }

    private static String text(String form, String text) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream encoding = MimeUtility.encode(encoded, "quoted-printable")) {
            encoding.write(text.replace("\n", "\r\n").getBytes(UTF_8));
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return "Content-Type: text/%s; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n%s"
                .formatted(form, encoded.toString(US_ASCII));
    }

    private static String file(String name, int seed) {
        byte[] content = new byte[FILE_BYTES];
        new Random(seed).nextBytes(content);
        return """
                --b
                Content-Type: application/zip; name="%s"
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s""".formatted(name, name, Base64.getMimeEncoder().encodeToString(content));
    }
}
