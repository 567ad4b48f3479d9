package dev.millrace.intake.email.sender;

import com.ibm.icu.text.IDNA;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.sender.AuthenticationResults.Result;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.MailDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How sure we are of a mail's sender, read from the `Authentication-Results` that our own receiving host put on top
/// (RFC 8601). Anybody can write such a header; only the topmost of our host is ours.
public final class SenderAssurance {
    /// In the place of a host's name: Exchange Online, which writes none into its header.
    private static final String MICROSOFT_365 = "microsoft-365";

    private static final String DMARC = "dmarc";
    private static final String CHECKED = "header.from";

    private static final IDNA TO_ASCII = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

    private SenderAssurance() {}

    /// How sure it is that whoever stands in From wrote the mail; of several nobody is assured.
    public static Assurance of(MailHeaders headers, List<MailAddress> from, MailboxContext context) {
        // DMARC is about the From alone (RFC 7489, section 3.1).
        if (from.size() != 1 || headers.addresses("From").isEmpty()) {
            return Assurance.CLAIMED;
        }
        String domain = MailDomain.of(from.getFirst().address());
        boolean believed = headers.has("Authentication-Results")
                ? passedDmarc(ours(headers, context), domain)
                : context.trustedSubmissionDomains().contains(domain);
        return believed ? Assurance.DOMAIN_VERIFIED : Assurance.CLAIMED;
    }

    /// Whether our host says that the sender's domain disowns the mail.
    public static boolean isDisowned(MailHeaders headers, MailboxContext context) {
        return ours(headers, context).stream().anyMatch(found -> found.result().equals("fail"));
    }

    /// The domain that our host checked in place of the sender's: it read another in `From` than we do, and what it
    /// found of that one, or did not find, says nothing of ours. A list of its own may have put itself there since.
    ///
    /// @param senders who stands in `From`, and whom a list or form names as the writer; empty: nothing is told
    public static Optional<String> checkedAsAnothers(
            MailHeaders headers, List<MailAddress> senders, MailboxContext context) {
        List<String> checked = ours(headers, context).stream()
                .map(result -> checked(result.properties().getOrDefault(CHECKED, "")))
                .filter(domain -> !domain.isEmpty())
                .toList();
        boolean ofSender = senders.stream()
                .map(sender -> ascii(MailDomain.of(sender.address())))
                .anyMatch(domain -> checked.stream().anyMatch(other -> MailDomain.areOfOneHouse(domain, other)));
        return senders.isEmpty() || ofSender
                ? Optional.empty()
                : checked.stream().findFirst();
    }

    /// A domain, or by some hosts an address, also in brackets.
    private static String checked(String value) {
        String bare = value.endsWith(">") ? value.substring(0, value.length() - 1) : value;
        String domain = MailDomain.of(bare);
        return ascii(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain);
    }

    /// Hosts write a domain with foreign letters either way (RFC 5890, A-label).
    private static String ascii(String domain) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        TO_ASCII.nameToASCII(domain, ascii, info);
        return info.hasErrors() ? domain : ascii.toString();
    }

    /// What the topmost header of our host says of DMARC.
    private static List<Result> ours(MailHeaders headers, MailboxContext context) {
        String host = context.trustedReceivingHost();
        if (host == null) {
            return List.of();
        }
        String name = host.toLowerCase(Locale.ROOT);
        List<Result> results = name.equals(MICROSOFT_365) ? ofMicrosoft(headers) : of(headers, name);
        return results.stream().filter(found -> found.method().equals(DMARC)).toList();
    }

    private static List<Result> of(MailHeaders headers, String host) {
        return headers.raw("Authentication-Results").stream()
                .map(AuthenticationResults::of)
                .filter(results -> results.host().equals(host))
                .findFirst()
                .map(AuthenticationResults::results)
                .orElse(List.of());
    }

    /// Without a name nothing but its place shows whose header it is: on top of all of the kind. There it names the
    /// sender that was checked.
    private static List<Result> ofMicrosoft(MailHeaders headers) {
        return headers.raw("Authentication-Results").stream()
                .limit(1)
                .flatMap(topmost -> AuthenticationResults.nameless(topmost).results().stream())
                .filter(result -> result.properties().containsKey(CHECKED))
                .toList();
    }

    /// What the host says it checked must be the sender that we read: of a broken `From` it may have taken another. One
    /// that does not say proves nothing.
    private static boolean passedDmarc(List<Result> found, String domain) {
        return !found.isEmpty()
                && found.stream()
                        .allMatch(dmarc -> dmarc.result().equals("pass")
                                && isOf(ascii(domain), dmarc.properties().getOrDefault(CHECKED, "")));
    }

    private static boolean isOf(String domain, String checked) {
        String host = checked(checked);
        return !host.isEmpty() && (domain.equals(host) || (host.indexOf('.') > 0 && domain.endsWith("." + host)));
    }
}
