package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.reply.Replies;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.TicketCommand;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever people put into subjects, names, addresses and ids: our mails have the headers that we gave them,
/// once each, and go to whom they are meant for.
class HeaderInjectionTest {
    private static final List<String> OURS = List.of(
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "Content-Language",
            "Content-Type",
            "MIME-Version");
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]+:.*");
    private static final int LONGEST_LINE = 998;

    private final MailComposer composer = MailRoom.composer(MailRoom.settings(25, null));

    @Provide
    Arbitrary<String> evil() {
        Arbitrary<String> parts = Arbitraries.of(
                "\r\nBcc: everybody@evil.example",
                "\r\n\r\n<script>",
                "\nX-Evil: yes",
                "\rX-Evil: yes",
                "\n .\n",
                "\r\n.\r\nMAIL FROM:<x@evil.example>",
                "\0",
                "\u0001",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000B",
                "\u202Egro.live",
                "=?utf-8?Q?=0D=0ABcc:_x@evil.example?=",
                "=?utf-8?B?DQpCY2M6IHhAZXZpbC5leGFtcGxl?=",
                "=?utf-8?Q?a?= =?utf-8?Q?=0A?=",
                "=?=?utf-8?Q?=0D=0AX-Evil:_yes?=",
                "Subject: again",
                "<x@evil.example>",
                ", x@evil.example",
                "\"",
                "\\",
                "(",
                ";",
                ":",
                "é",
                "日本語",
                "\uD83D\uDE00",
                "\uD83D",
                " ",
                "\t",
                "word",
                "x".repeat(300),
                "é".repeat(120));
        return parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void nothingInAMessageMakesAHeader(
            @ForAll("evil") String subject,
            @ForAll("evil") String name,
            @ForAll("evil") String messageId,
            @ForAll("evil") String technician)
            throws Exception {
        Story story = Story.byMail()
                .about(subject)
                .from(new Person("eve@evil.example", name))
                .withMessageId(messageId)
                .diagnosed("none", null);
        assertHarmless(Replies.of(story.goesToPerson()).getFirst());
        assertHarmless(Replies.of(story.does(new TicketCommand.Comment(
                        story.ticket().id(), Story.TENANT, new Person("tom", technician), "Hello" + technician, true)))
                .getFirst());
    }

    @Property(tries = 500)
    void anAddressIsOneAddressOrNone(@ForAll("evil") String evil) throws Exception {
        for (String address : List.of(
                evil,
                evil + "@evil.example",
                "eve@" + evil,
                "eve" + evil + "@evil.example",
                "eve@evil.example" + evil)) {
            if (MailAddress.isValid(address)) {
                Story story = Story.byMail().from(new Person(address, "Eve")).diagnosed("none", null);

                assertHarmless(Replies.of(story.goesToPerson()).getFirst());
            }
        }
    }

    private void assertHarmless(Reply reply) throws Exception {
        ComposedMail mail = composer.compose(new OutboundMail(
                1,
                MailRoom.LINKS.mailThread().messageId(reply.ticket(), reply.key(), "acme.example"),
                Story.DESK,
                reply,
                1,
                0,
                false,
                false,
                false,
                Story.NOON));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        String raw = bytes.toString(StandardCharsets.UTF_8);
        List<String> lines = List.of(raw.substring(0, raw.indexOf("\r\n\r\n")).split("\r\n", -1));

        assertThat(lines).allSatisfy(line -> {
            assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE).matches("[\\t[^\\p{Cc}\\p{Cf}\\u2028\\u2029]]*");
            assertThat(line.startsWith(" ")
                            || line.startsWith("\t")
                            || HEADER.matcher(line).matches())
                    .as(line)
                    .isTrue();
        });
        List<String> names = lines.stream()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        assertThat(names).doesNotHaveDuplicates().isSubsetOf(OURS);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0].toString()).contains(reply.to().address());
        for (String header : unfolded(lines)) {
            assertThat(MimeUtility.decodeText(header)).doesNotContainPattern("[\\p{Cc}\u2028\u2029\u202E]");
        }
    }

    private static List<String> unfolded(List<String> lines) {
        return Arrays.stream(lines.stream()
                        .collect(Collectors.joining("\r\n"))
                        .replaceAll("\r\n[ \t]", " ")
                        .split("\r\n", -1))
                .toList();
    }
}
