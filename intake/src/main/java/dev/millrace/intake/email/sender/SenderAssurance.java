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
import java.util.stream.Stream;

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

    /// Whether our host says that the sender's domain disowns the mail, wherever in its header.
    public static boolean isDisowned(MailHeaders headers, MailboxContext context) {
        return all(ours(headers, context)).anyMatch(found -> found.result().equals("fail"));
    }

    /// Whether our host's header seems to have more results than are read: what it found of the sender may stand
    /// behind them.
    public static boolean isUnread(MailHeaders headers, MailboxContext context) {
        return ours(headers, context).more();
    }

    /// The domain that our host checked in place of the sender's: it read another in `From` than we do, and what it
    /// found of that one, or did not find, says nothing of ours. A list of its own may have put itself there since.
    ///
    /// @param from who stands in `From`, the sender first; of nobody nothing is told
    /// @param named whom else a list or form names
    public static Optional<String> checkedAsAnothers(
            MailHeaders headers, List<MailAddress> from, List<MailAddress> named, MailboxContext context) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        List<String> checked = all(ours(headers, context))
                .map(result -> checked(result.properties().getOrDefault(CHECKED, "")))
                .filter(domain -> !domain.isEmpty())
                .toList();
        Stream<String> strange = checked.stream().filter(domain -> !isOfAny(domain, from, named));
        return checked.stream().noneMatch(domain -> isOfAny(domain, from.subList(0, 1), named))
                ? checked.stream().findFirst()
                : strange.findFirst();
    }

    private static boolean isOfAny(String checked, List<MailAddress> from, List<MailAddress> named) {
        return Stream.concat(from.stream(), named.stream())
                .anyMatch(sender -> MailDomain.areOfOneHouse(ascii(MailDomain.of(sender.address())), checked));
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

    /// The topmost header of our host; one that says nothing where there is none.
    private static AuthenticationResults ours(MailHeaders headers, MailboxContext context) {
        String host = context.trustedReceivingHost();
        if (host == null) {
            return AuthenticationResults.NOTHING;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(MICROSOFT_365) ? ofMicrosoft(headers) : of(headers, name);
    }

    private static AuthenticationResults of(MailHeaders headers, String host) {
        return headers.raw("Authentication-Results").stream()
                .map(AuthenticationResults::of)
                .filter(results -> results.host().equals(host))
                .findFirst()
                .orElse(AuthenticationResults.NOTHING);
    }

    /// Without a name nothing but its place shows whose header it is: on top of all of the kind. There it names the
    /// sender that was checked, if not where nobody reads any more.
    private static AuthenticationResults ofMicrosoft(MailHeaders headers) {
        return headers.raw("Authentication-Results").stream()
                .limit(1)
                .map(AuthenticationResults::nameless)
                .filter(topmost -> topmost.more()
                        || all(topmost).anyMatch(result -> result.properties().containsKey(CHECKED)))
                .findFirst()
                .orElse(AuthenticationResults.NOTHING);
    }

    private static Stream<Result> all(AuthenticationResults found) {
        return Stream.concat(dmarc(found), found.apparent().stream());
    }

    private static Stream<Result> dmarc(AuthenticationResults found) {
        return found.results().stream().filter(result -> result.method().equals(DMARC));
    }

    /// What the host says it checked must be the sender that we read: of a broken `From` it may have taken another. One
    /// that does not say proves nothing, and neither does one beside which another seems to be named.
    private static boolean passedDmarc(AuthenticationResults found, String domain) {
        return !found.more()
                && dmarc(found).findAny().isPresent()
                && all(found).allMatch(result -> result.result().equals("pass"))
                && Stream.concat(
                                dmarc(found),
                                found.apparent().stream()
                                        .filter(result -> result.properties().containsKey(CHECKED)))
                        .allMatch(result ->
                                isOf(ascii(domain), result.properties().getOrDefault(CHECKED, "")));
    }

    private static boolean isOf(String domain, String checked) {
        String host = checked(checked);
        return !host.isEmpty() && (domain.equals(host) || (host.indexOf('.') > 0 && domain.endsWith("." + host)));
    }
}
