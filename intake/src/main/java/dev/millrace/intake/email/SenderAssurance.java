package dev.millrace.intake.email;

import dev.millrace.tickets.message.Assurance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How sure we are of a mail's sender, read from the `Authentication-Results` that our own receiving host put on top
/// (RFC 8601). Anybody can write such a header; only the topmost of our host is ours.
final class SenderAssurance {
    private SenderAssurance() {}

    static Assurance of(MailHeaders headers, List<MailAddress> from, MailboxContext context) {
        if (from.size() != 1) {
            return Assurance.CLAIMED;
        }
        String domain = domain(from.getFirst().address());
        boolean believed = headers.has("Authentication-Results")
                ? ours(headers, context).stream().anyMatch(parts -> passedDmarc(parts, domain))
                : context.trustedSubmissionDomains().contains(domain);
        return believed ? Assurance.DOMAIN_VERIFIED : Assurance.CLAIMED;
    }

    /// Whether our host says that the sender's domain disowns the mail.
    static boolean isDisowned(MailHeaders headers, MailboxContext context) {
        return ours(headers, context)
                .map(parts -> Arrays.stream(parts)
                        .skip(1)
                        .anyMatch(part -> part.strip().startsWith("dmarc=fail")))
                .orElse(false);
    }

    /// The topmost results of our host, taken apart; the first part names the host.
    private static Optional<String[]> ours(MailHeaders headers, MailboxContext context) {
        String host = context.trustedReceivingHost();
        return headers.raw("Authentication-Results").stream()
                .map(result -> withoutComments(result).toLowerCase(Locale.ROOT).split(";", 100))
                .filter(parts ->
                        host != null && parts[0].strip().split("\\s+", 2)[0].equals(host.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// What the host says it checked must be the sender that we read: of several `From` it may have taken another.
    private static boolean passedDmarc(String[] parts, String domain) {
        for (int i = 1; i < parts.length; i++) {
            String[] words = parts[i].strip().split("\\s+", 50);
            if (words[0].startsWith("dmarc=")) {
                return words[0].equals("dmarc=pass")
                        && Arrays.stream(words)
                                .filter(word -> word.startsWith("header.from="))
                                .allMatch(word -> isOf(domain, word.substring("header.from=".length())));
            }
        }
        return false;
    }

    private static boolean isOf(String domain, String checked) {
        String host = checked.substring(checked.lastIndexOf('@') + 1);
        return domain.equals(host) || domain.endsWith("." + host);
    }

    /// Comments and quoted strings may hold anything, `dmarc=pass` as well.
    private static String withoutComments(String header) {
        StringBuilder bare = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (!quoted && depth == 0) {
                bare.append(c == '\r' || c == '\n' ? ' ' : c);
            }
        }
        return bare.toString();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
