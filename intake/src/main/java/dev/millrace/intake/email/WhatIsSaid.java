package dev.millrace.intake.email;

import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailDate;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.intake.email.threading.TicketReference;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.BaseSubject;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Likeness;
import dev.millrace.tickets.message.MailContent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a mail says, by which it is known again under another Message-ID: its sender and how sure we
/// are of him, its subject, its whole text, its files and the mails that it answers. White space is one
/// blank, since servers fold lines.
///
/// To whom it was addressed, and what servers wrote above it, is no part of that.
///
/// Under the same Message-ID less tells one mail from another, since lists and gateways change the rest
/// of one that comes by them.
final class WhatIsSaid {
    private static final Pattern TAKEN_BY = Pattern.compile("\\bby\\s{1,20}([\\w.:\\[\\]-]{1,255})");

    private final MessageDigest digest = Hashes.digest();

    private WhatIsSaid() {}

    /// What to compare a mail by.
    ///
    /// @param review why a person should look at it first, or null: what nobody vouches for is no copy of what is
    ///     vouched for, lest somebody could have a mail left out by forging it beforehand
    /// @return null where it cannot be told from the same words meant anew: it names no writer, or bears no date
    ///     that can be
    static @Nullable MailContent of(
            ParsedMail mail,
            MailHeaders headers,
            TicketReference reference,
            @Nullable String review,
            MailboxContext context) {
        MailAddress from = mail.author();
        List<String> path = headers.raw("Received");
        if (from == null
                || mail.date() == null
                || !MailDate.canBe(headers.text("Date"), path.isEmpty() ? "" : path.getLast())) {
            return null;
        }
        WhatIsSaid said = new WhatIsSaid();
        said.add(from.address().toLowerCase(Locale.ROOT));
        // A form writes in its own name for everybody who fills it in.
        mail.replyTo().forEach(writer -> said.add(writer.address().toLowerCase(Locale.ROOT)));
        said.add(mail.assurance() + (review == null ? "" : " in review"));
        said.add(mail.automatic().toString());
        said.add(
                switch (reference.threading()) {
                    case NONE, REFERENCES -> "";
                    case SIGNED, SUBJECT_TAG -> reference.ticket().toString();
                });
        Stream.concat(mail.references().stream(), mail.inReplyTo().stream())
                .distinct()
                .sorted()
                .forEach(said::add);
        said.add(mail.subject());
        said.add(mail.text());
        mail.attachments().stream().map(Attachment::sha256).forEach(said::add);
        String hash = HexFormat.of().formatHex(said.digest.digest());
        return new MailContent(context.threads().nameOf(hash), mail.date(), way(path, context));
    }

    /// By what a mail is told from another one of the same Message-ID: its sender, subject, date, files
    /// and what he writes now. The sender is who stands in `From`: what a list sends in its own name
    /// must not keep away the copy that came straight, of whose writer we are surer. What that copy is
    /// like then stands behind it, so that the list's is left out where the other came first.
    ///
    /// @param split the mail's text, taken apart
    /// @param writer who wrote what a list sends in its own name, or null
    static String likeness(
            ParsedMail mail,
            MailHeaders headers,
            ReplyText split,
            @Nullable MailAddress writer,
            @Nullable ForwardedMail forwarded,
            MailboxContext context) {
        String own = likenessFrom(mail, headers, split, mail.author(), forwarded, context);
        boolean ofList = writer != null && mail.flags().contains(InboundMessage.NAMED_BY_LIST);
        return ofList ? Likeness.of(own, likenessFrom(mail, headers, split, writer, forwarded, context)) : own;
    }

    private static String likenessFrom(
            ParsedMail mail,
            MailHeaders headers,
            ReplyText split,
            @Nullable MailAddress from,
            @Nullable ForwardedMail forwarded,
            MailboxContext context) {
        WhatIsSaid said = new WhatIsSaid();
        said.add(from == null ? "" : from.address().toLowerCase(Locale.ROOT));
        said.add(BaseSubject.of(mail.subject()));
        said.add(written(mail, headers));
        // Closing and name stay above a footer: a list's copy has them where the straight one has not.
        boolean whole = forwarded != null || split.reply().isBlank();
        said.add(whole ? mail.text() : split.withoutSignature(Signer.of(from)));
        mail.attachments().stream().map(Attachment::sha256).sorted().forEach(said::add);
        return context.threads().nameOf(HexFormat.of().formatHex(said.digest.digest()));
    }

    /// Where the date cannot be, what stands there: servers' times are others each time that a mail is
    /// handed over.
    private static String written(ParsedMail mail, MailHeaders headers) {
        Optional<String> date = headers.text("Date");
        List<String> path = headers.raw("Received");
        return mail.date() != null && MailDate.canBe(date, path.isEmpty() ? "" : path.getLast())
                ? mail.date().toString()
                : date.orElse("");
    }

    /// The mail servers that took it, and our mailbox.
    private static String way(List<String> path, MailboxContext context) {
        WhatIsSaid way = new WhatIsSaid();
        way.add(context.address());
        for (String received : path) {
            Matcher server = TAKEN_BY.matcher(received);
            way.add(server.find() ? server.group(1).toLowerCase(Locale.ROOT) : "");
        }
        return context.threads().nameOf(HexFormat.of().formatHex(way.digest.digest()));
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == text.length()) {
            addAscii(bytes);
        } else {
            add(text.toCharArray());
        }
    }

    /// Most texts are ASCII: the same as below, without a copy more of each. Told by its length, since every
    /// other letter has more bytes than one.
    private void addAscii(byte[] words) {
        int size = 0;
        boolean blank = false;
        for (byte word : words) {
            if (word <= ' ' && Character.isWhitespace(word)) {
                blank = size > 0;
            } else {
                if (blank) {
                    words[size++] = ' ';
                    blank = false;
                }
                words[size++] = word;
            }
        }
        digest.update(words, 0, size);
        digest.update((byte) '\n');
    }

    private void add(char[] words) {
        int size = 0;
        boolean blank = false;
        for (char c : words) {
            if (isBlank(c)) {
                blank = size > 0;
            } else {
                if (blank) {
                    words[size++] = ' ';
                    blank = false;
                }
                words[size++] = c;
            }
        }
        digest.update(new String(words, 0, size).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /// Most are letters, and need no look at a table.
    private static boolean isBlank(char c) {
        return (c <= ' ' || c > '~') && Character.isWhitespace(c);
    }
}
