package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.intake.email.header.EncodedWords;
import dev.millrace.intake.email.reply.ReplyText;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class MailParserPropertyTest {
    private static final byte[] MAIL = """
            From: =?utf-8?Q?J=C3=BCrgen?= <juergen@acme.example>
            To: support@acme.example
            Subject: =?iso-8859-1?B?Z3L832U=?= again
            Message-ID: <a1@acme.example>
            References: <a0@acme.example>
            Authentication-Results: mx.acme.example; dmarc=pass
            Content-Type: multipart/mixed; boundary="b1"

            --b1
            Content-Type: multipart/alternative; boundary="b2"

            --b2
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe
            On 5 Jan 2026, Support <support@acme.example> wrote:
            > hello
            --b2
            Content-Type: text/html; charset=utf-8

            <p>Hi <a href="https://x.example">you</a></p>
            --b2--
            --b1
            Content-Type: application/pdf; name="a.pdf"
            Content-Transfer-Encoding: base64

            aGVsbG8=
            --b1--
            """.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Property(tries = 300)
    void anyBytesAreReadWithoutAnError(@ForAll @Size(max = 2_000) byte[] raw) {
        assertThatCode(() -> Mails.read(raw, Mails.CONTEXT).inbound(Instant.EPOCH, null))
                .doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void aDamagedMailIsReadWithoutAnError(
            @ForAll @Size(min = 1, max = 20) int[] places, @ForAll @Size(min = 20, max = 20) byte[] bytes) {
        byte[] damaged = MAIL.clone();
        for (int i = 0; i < places.length; i++) {
            damaged[Math.floorMod(places[i], damaged.length)] = bytes[i];
        }

        assertThatCode(() -> Mails.read(damaged, Mails.CONTEXT).inbound(Instant.EPOCH, null))
                .doesNotThrowAnyException();
    }

    @Property(tries = 100)
    void aMailThatBreaksOffIsReadWithoutAnError(@ForAll @IntRange(max = 1_200) int length) {
        byte[] cut = java.util.Arrays.copyOf(MAIL, Math.min(length, MAIL.length));

        assertThatCode(() -> Mails.read(cut, Mails.CONTEXT)).doesNotThrowAnyException();
    }

    @Property(tries = 300)
    void whatAPersonWroteIsPartOfTheText(@ForAll @StringLength(max = 500) String text) {
        ReplyText split = ReplyText.of(text);

        assertThat(split.reply().length()).isLessThanOrEqualTo(text.length());
        assertThat(split.reply().isBlank()).isEqualTo(text.isBlank());
    }

    @Property(tries = 300)
    void headersAreDecodedToOneLine(@ForAll @StringLength(max = 200) String header) {
        assertThat(EncodedWords.decode(header)).doesNotContain("\n", "\0");
    }
}
