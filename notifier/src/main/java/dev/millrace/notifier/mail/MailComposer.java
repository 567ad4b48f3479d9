package dev.millrace.notifier.mail;

import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.link.Links.StatusLink;
import dev.millrace.notifier.reply.Matter;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.reply.Texts;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.notifier.reply.Words;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Makes a mail of a reply. Links that act are made here, at the last moment, and stand nowhere else.
@Component
final class MailComposer {
    /// RFC 5322 `msg-id`, without its obsolete forms.
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,400}@[!-;=?-~]{1,400}>");

    private final Wording wording;
    private final Links links;
    private final ITemplateEngine templates;
    private final MailSettings settings;
    private final Session session = Session.getInstance(new java.util.Properties());

    MailComposer(Wording wording, Links links, ITemplateEngine templates, MailSettings settings) {
        this.wording = wording;
        this.links = links;
        this.templates = templates;
        this.settings = settings;
    }

    /// A button.
    record Button(String label, String link, boolean primary) {}

    /// The mail, ready to be handed over.
    ComposedMail compose(OutboundMail mail) throws MessagingException {
        Reply reply = mail.reply();
        Words words = wording.of(reply);
        ComposedMail composed = new ComposedMail(session, mail.messageId());
        composed.setFrom(named(mail.sender(), wording.desk()));
        composed.setRecipients(
                RecipientType.TO, new Address[] {named(reply.to().address().strip(), name(reply))});
        composed.setReplyTo(new Address[] {
            new InternetAddress(links.mailThread().replyAddress(reply.ticket(), mail.sender()), true)
        });
        composed.setSubject(subject(reply, words), StandardCharsets.UTF_8.name());
        composed.setSentDate(Date.from(mail.createdAt()));
        composed.setEnvelopeFrom(
                settings.bounceAddress() == null || settings.bounceAddress().isEmpty()
                        ? "<>"
                        : settings.bounceAddress());
        composed.setHeader("Auto-Submitted", reply.isAnswer() ? "auto-replied" : "auto-generated");
        composed.setHeader("X-Auto-Response-Suppress", "All");
        composed.setHeader("Content-Language", reply.language().code());
        thread(composed, reply.answersMessageId());
        composed.setContent(alternatives(reply, words));
        composed.saveChanges();
        return composed;
    }

    /// What the ticket's history keeps of it: the words without any link.
    String record(Reply reply) {
        return wording.of(reply).letter();
    }

    private static String subject(Reply reply, Words words) {
        return reply.isAnswer()
                ? MailSubject.ofAnswer(words.subject(), reply.ticket())
                : MailSubject.ofNotice(words.subject(), reply.ticket());
    }

    private static @Nullable String name(Reply reply) {
        return reply.to().name() == null ? null : Wording.name(reply.to());
    }

    private static InternetAddress named(String address, @Nullable String name) throws MessagingException {
        InternetAddress parsed = new InternetAddress(address, true);
        try {
            parsed.setPersonal(name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8", e);
        }
        return parsed;
    }

    /// Only what is a message id by the letter: a web form's or chat's id is none, and a forged one may hold anything.
    private static void thread(ComposedMail composed, @Nullable String answered) throws MessagingException {
        if (answered != null && MESSAGE_ID.matcher(answered).matches()) {
            composed.setHeader("In-Reply-To", answered);
            composed.setHeader("References", answered);
        }
    }

    private MimeMultipart alternatives(Reply reply, Words words) throws MessagingException {
        List<Button> buttons = buttons(reply, words);
        Texts texts = Texts.in(reply.language());
        String ticket =
                texts.get("footer.ticket", Map.of("ticket", reply.ticket().toString()));
        String follow = texts.get("footer.follow");
        String status = reply.toRequester() ? links.status(new StatusLink(reply.tenant(), reply.ticket())) : null;

        String code = code(reply);

        MimeBodyPart text = new MimeBodyPart();
        text.setText(
                text(words, code, buttons, ticket, status == null ? null : follow + ": " + status), "UTF-8", "plain");
        Context context = new Context(reply.language().locale());
        context.setVariable("words", words);
        context.setVariable("buttons", buttons);
        context.setVariable("code", code);
        context.setVariable("ticket", ticket);
        context.setVariable("follow", follow);
        context.setVariable("status", status);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(templates.process("notifier/mail", context), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static String text(
            Words words, @Nullable String code, List<Button> buttons, String ticket, @Nullable String follow) {
        List<String> parts = new ArrayList<>();
        parts.add(words.greeting());
        parts.addAll(words.below());
        buttons.forEach(button -> parts.add(button.label() + ":\n" + button.link()));
        if (code != null) {
            parts.add(code);
        }
        parts.add(String.join("\n", words.regards()));
        parts.add(follow == null ? ticket : ticket + "\n" + follow);
        return String.join("\n\n", parts) + "\n";
    }

    private List<Button> buttons(Reply reply, Words words) {
        return words.actions().stream()
                .map(action -> switch (action.deed()) {
                    case APPROVE ->
                        new Button(action.label(), links.approval(question(reply)) + "?answer=approve", true);
                    case DENY -> new Button(action.label(), links.approval(question(reply)) + "?answer=deny", false);
                    case FETCH_SECRET -> new Button(action.label(), once(reply), true);
                })
                .toList();
    }

    private @Nullable String code(Reply reply) {
        return switch (reply.matter()) {
            case Matter.ApprovalCode _, Matter.IdentityRequest _ ->
                wording.code(reply, links.code(question(reply))).orElse(null);
            default -> null;
        };
    }

    private static ApprovalLink question(Reply reply) {
        return switch (reply.matter()) {
            case Matter.ApprovalRequest request -> question(reply, request.approvalId(), request.content(), false);
            case Matter.ApprovalCode code -> question(reply, code.approvalId(), code.content(), true);
            case Matter.IdentityRequest request -> question(reply, request.approvalId(), request.content(), false);
            default -> throw new IllegalStateException(reply.matter().kind() + " asks for no approval");
        };
    }

    private static ApprovalLink question(Reply reply, String approvalId, @Nullable String content, boolean besideCode) {
        return new ApprovalLink(
                reply.tenant(), reply.ticket(), approvalId, reply.to().address(), content, reply.version(), besideCode);
    }

    private String once(Reply reply) {
        if (reply.matter() instanceof Matter.OneTimeLink link) {
            return links.once(link.secretId());
        }
        throw new IllegalStateException(reply.matter().kind() + " has no secret");
    }
}
