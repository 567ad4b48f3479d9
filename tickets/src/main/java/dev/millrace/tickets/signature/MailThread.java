package dev.millrace.tickets.signature;

import dev.millrace.tickets.id.TicketId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a ticket's id travels in mail: signed in our Message-IDs and reply addresses, plain in the subject's tag.
///
/// Mail addresses are compared without regard to case and some programs fold it, so signatures here are
/// lower-case hexadecimal.
public final class MailThread {
    private static final String PURPOSE = "mail-thread";
    private static final String CONTENT = "mail-content";
    private static final int SIGNATURE_LENGTH = 16;
    private static final Pattern SIGNED =
            Pattern.compile("t\\.([0-9a-z]{13})\\.([0-9a-z-]{1,40})\\.([0-9a-f]{" + SIGNATURE_LENGTH + "})");
    private static final String TAG_FORM = "\\[#([0-9A-Za-z]{5}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})]";
    private static final Pattern TAG = Pattern.compile(TAG_FORM);
    /// Not within a word, a link or a path.
    private static final Pattern LONE_TAG = Pattern.compile("(?<![\\w./=&?#%+@:-])" + TAG_FORM + "(?![\\w/=&%-])");

    private final Signer signer;

    public MailThread(Signer signer) {
        this.signer = signer;
    }

    /// The Message-ID, in angle brackets, of our mail `number` on a ticket. The same arguments make the same
    /// id, so a mail sent twice is known by it.
    ///
    /// @param mail lower-case letters, digits and hyphens, at most 40: unique within the ticket
    public String messageId(TicketId ticket, String mail, String domain) {
        return "<" + signed(ticket, mail) + "@" + domain + ">";
    }

    /// The address that answers to a ticket go to: `support+t.…@acme.example` (RFC 5233 subaddress).
    public String replyAddress(TicketId ticket, String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return mailbox.substring(0, at) + "+" + signed(ticket, "r") + mailbox.substring(at);
    }

    /// The tag for subjects: `[#7ZK3Q-4M2P-9XYD]`. It proves nothing.
    public static String tag(TicketId ticket) {
        return "[#" + ticket + "]";
    }

    /// A name for what a mail says that only the installation can make, so that nobody who reads it can try out what
    /// the mail may have said.
    public String nameOf(String content) {
        return signer.sign(CONTENT, content);
    }

    /// The ticket that we signed into a Message-ID or an address, if its signature holds.
    public Optional<TicketId> signedTicket(String idOrAddress) {
        Matcher matcher = SIGNED.matcher(idOrAddress.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            if (signature(matcher.group(1), matcher.group(2)).equals(matcher.group(3))) {
                return parse(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /// The ticket that a subject's tag names.
    public static Optional<TicketId> taggedTicket(String subject) {
        Matcher matcher = TAG.matcher(subject);
        return matcher.find() ? parse(matcher.group(1)) : Optional.empty();
    }

    /// The ticket whose tag stands by itself within a text; one that is part of a word or a link names none.
    public static Optional<TicketId> ticketTaggedWithin(String text) {
        Matcher matcher = LONE_TAG.matcher(text);
        return matcher.find() ? parse(matcher.group(1)) : Optional.empty();
    }

    private String signed(TicketId ticket, String mail) {
        String id = ticket.toString().replace("-", "").toLowerCase(Locale.ROOT);
        return "t." + id + "." + mail + "." + signature(id, mail);
    }

    private String signature(String id, String mail) {
        return java.util.HexFormat.of().formatHex(signer.derive(PURPOSE, id + "." + mail), 0, SIGNATURE_LENGTH / 2);
    }

    private static Optional<TicketId> parse(String text) {
        try {
            return Optional.of(TicketId.parse(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
