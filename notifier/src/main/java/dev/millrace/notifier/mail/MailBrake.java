package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.Matter;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.tickets.message.BaseSubject;
import dev.millrace.tickets.message.MailDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which mails are reflexes, and how many of them one address may get before there is silence.
///
/// Two programs that answer each other would go on for ever. What people say themselves is never held back.
record MailBrake(MailSettings.Brake settings) {
    /// Names behind which a desk answers by itself, and nobody writes three mails in a row.
    private static final Set<String> DESKS = Set.of(
            "desk",
            "help",
            "helpdesk",
            "help-desk",
            "it-support",
            "itsupport",
            "queue",
            "service-desk",
            "servicedesk",
            "support",
            "ticket",
            "tickets");

    /// Names behind which desks, lists and programs sit, also in our own house.
    private static final Set<String> ROLES = Set.of(
            "abuse",
            "admin",
            "administrator",
            "alerts",
            "billing",
            "bot",
            "contact",
            "do-not-reply",
            "donotreply",
            "facilities",
            "feedback",
            "hostmaster",
            "hr",
            "info",
            "it",
            "mail",
            "monitoring",
            "no-reply",
            "noreply",
            "notification",
            "notifications",
            "office",
            "postmaster",
            "robot",
            "root",
            "sales",
            "security",
            "service",
            "system",
            "team",
            "webmaster");

    /// The message that a reply answers without anybody having looked at it, or null. By its ticket,
    /// too: there are programs whose mails all have one Message-ID.
    @Nullable
    String answered(Reply reply) {
        String message = reply.answersMessageId();
        return message != null && reply.toRequester() && isReflex(reply.matter())
                ? reply.ticket() + " " + message
                : null;
    }

    /// How many messages of one sender are answered by reflex within [MailSettings.Brake#senderWindow()].
    /// Colleagues may write more than strangers and roles, and these more than what is called a desk.
    int answersPerSender(Reply reply) {
        if (isColleague(reply)) {
            return settings.answersPerColleague();
        }
        return DESKS.contains(name(reply)) ? settings.answersPerDesk() : settings.answersPerSender();
    }

    /// Subjects that the message of a reply goes on with although it is in no ticket of theirs. Where one of them was
    /// answered by reflex, a program answers that: a person's answer joins the ticket by our tag or by references.
    Set<String> answeredSubjects(Reply reply) {
        return isColleague(reply) ? Set.of() : MailSubject.answeredBy(reply.subject());
    }

    /// The subjects under which the message of a reply may have been written before, in lower case.
    /// Whoever writes under the same one again and again, and is answered each time, is a program that
    /// answers our answers, be it a colleague's. None where there is no subject: people in a hurry
    /// write none.
    Set<String> sameSubjects(Reply reply) {
        String base = BaseSubject.of(reply.subject());
        return base.isBlank()
                ? Set.of()
                : new HashSet<>(List.of(reply.subject().toLowerCase(Locale.ROOT), base, "re: " + base));
    }

    private static boolean isColleague(Reply reply) {
        return MailDomain.areOfOneHouse(reply.to().key(), reply.ourAddress())
                && !ROLES.contains(name(reply))
                && !DESKS.contains(name(reply));
    }

    private static String name(Reply reply) {
        return MailAddress.local(reply.to().key());
    }

    private static boolean isReflex(Matter matter) {
        return switch (matter) {
            case Matter.Received _, Matter.Reopened _, Matter.Fixed _, Matter.CouldNotFix _ -> true;
            case Matter.NeedsApproval _, Matter.NeedsIdentity _, Matter.Question _ -> true;
            case Matter.Resolved _, Matter.Answer _, Matter.Closed _ -> false;
            case Matter.ApprovalRequest _, Matter.ApprovalCode _ -> false;
            case Matter.IdentityRequest _, Matter.OneTimeLink _ -> false;
        };
    }
}
