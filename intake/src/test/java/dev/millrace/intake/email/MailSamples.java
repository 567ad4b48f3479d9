package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Own mails of many kinds, for tests that damage them.
final class MailSamples {
    private MailSamples() {}

    static List<byte[]> all() {
        String content = "Content-Type: text/plain\r\n\r\nHelp me.";
        return Stream.concat(
                        Stream.of(
                                        PLAIN,
                                        REPLY,
                                        INVITATION,
                                        BOUNCE,
                                        FORWARDED,
                                        NAMES,
                                        FLOWED,
                                        CALENDAR,
                                        FILE_IN_TEXT,
                                        RICH_TEXT)
                                .map(mail -> mail.replace("\n", "\r\n")),
                        Stream.of(SealedMails.opaque(content), SealedMails.detached(content)))
                .map(mail -> mail.getBytes(UTF_8))
                .toList();
    }

    /// An Outlook packet of compressed rich text and nothing else.
    private static final String RICH_TEXT = """
            From: a@b.example
            Content-Type: application/ms-tnef; name=winmail.dat
            Content-Transfer-Encoding: base64

            %s
            """.formatted(Base64.getMimeEncoder()
            .encodeToString(TnefPacket.withRichText(TnefPacket.HELLO_WORLD))
            .replace("\r", ""));

    /// An invitation without a word beside it.
    static final String CALENDAR = """
            From: Anna <anna@acme.example>
            To: support@acme.example
            Subject: Printer
            Message-ID: <c1@acme.example>
            Content-Type: text/calendar; charset=utf-8; method=REQUEST

            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            SUMMARY:Printer repair\\, sec
             ond floor
            DTSTART;TZID=Europe/Berlin:20260105T100000
            DTEND;TZID=Europe/Berlin:20260105T110000
            LOCATION:Room 5
            DESCRIPTION:Please come\\; the printer\\nis jammed.
            ORGANIZER;CN="Anna Keller":mailto:anna@acme.example
            END:VEVENT
            END:VCALENDAR
            """;

    static final String PLAIN = """
            From: =?utf-8?Q?J=C3=BCrgen?= <juergen@acme.example>
            To: Desk: support@acme.example, "Keller, Anna" <anna@acme.example>;
            Subject: =?iso-8859-1?B?Z3L832U=?= again
            Date: Mon, 5 Jan 2026 10:00:00 +0100
            Message-ID: <a1@acme.example>
            Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe aus K=F6ln, =
            und weiter.
            """;

    static final String REPLY = """
            From: Anna <anna@acme.example>
            Subject: Re: [#219PY-YTXP-NV2K] Locked
            Message-ID: <a2@acme.example>
            In-Reply-To: <a1@acme.example>
            References: <a0@acme.example> <a1@acme.example>
            Content-Type: multipart/mixed; boundary="b1"

            --b1
            Content-Type: multipart/alternative; boundary="b2"

            --b2
            Content-Type: text/plain; charset=utf-8

            It works again.
            --
            Anna

            On 5 Jan 2026, Support <support@acme.example> wrote:
            > hello
            >> deeper
            --b2
            Content-Type: multipart/related; boundary="b3"

            --b3
            Content-Type: text/html; charset=utf-8

            <p>It works <a href="https://x.example">again</a><img src="cid:p1"></p>
            <blockquote><table><tr><td>hello</td></tr></table></blockquote>
            --b3
            Content-Type: image/png
            Content-ID: <p1>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b3--
            --b2--
            --b1
            Content-Type: application/pdf; name="a.pdf"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment

            aGVsbG8=
            --b1--
            """;

    static final String INVITATION = """
            From: ben@acme.example
            Message-ID: <i1@acme.example>
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            Meeting
            --b
            Content-Type: text/calendar; method=REQUEST; charset=utf-8

            BEGIN:VCALENDAR
            END:VCALENDAR
            --b--
            """;

    static final String BOUNCE = """
            From: MAILER-DAEMON@mx.acme.example
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <b1@mx.acme.example>
            Return-Path: <>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            I could not deliver your mail.
            --b
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; anna@acme.example
            Action: failed
            Status: 5.1.1
            --b
            Content-Type: message/rfc822

            From: support@acme.example
            Message-ID: <s1@acme.example>

            Text
            --b--
            """;

    static final String FORWARDED = """
            From: ben@acme.example
            Subject: WG: Hilfe
            Message-ID: <f1@acme.example>
            Content-Type: text/plain; charset=utf-8

            Bitte helfen.

            Von: Anna Keller [mailto:anna@acme.example]
            Gesendet: Montag, 5. Januar 2026 10:00
            An: Ben
            Betreff: Hilfe

            Nichts geht.
            """;

    static final String NAMES = """
            From: anna@acme.example
            Message-ID: <n1@acme.example>
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/octet-stream;
             name*0*=utf-8''Gr%C3%BC;
             name*1*=%C3%9Fe%20;
             name*2="2026.txt"
            Content-Disposition: attachment; filename="=?utf-8?Q?Gr=C3=BC=C3=9Fe.txt?="

            text
            --b--
            """;

    static final String FLOWED = """
            From: anna@acme.example
            Message-ID: <w1@acme.example>
            Content-Type: text/plain; format=flowed; delsp=yes

            A long line that \n goes on.
            > quoted \n> too
            -- \nAnna
            """;

    static final String FILE_IN_TEXT = """
            From: anna@acme.example
            Message-ID: <u1@acme.example>

            See the file.
            begin 644 hello.txt
            %:&5L;&\\
            `
            end
            """;
}
