package dev.millrace.intake.email;

import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Notices senders that want to be taken for somebody else (UTS #39 for look-alike letters). What is noticed is told to
/// people; it decides nothing.
final class SenderTricks {
    private static final int SHORTEST_DOMAIN = 5;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:@]{1,64}@([^\\s<>\"(),;:@]{1,255})");
    private static final int LENGTHS_DIFFER_BY = 2;

    /// Made when first needed: its tables take their time, and most senders need none.
    private static final class Letters {
        static final SpoofChecker CONFUSABLE =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }

    private SenderTricks() {}

    /// Flags: `display-name-address` where the name is another address, `look-alike-domain` where the domain looks like
    /// one of ours and is none.
    static List<String> flags(MailAddress author, MailboxContext context) {
        List<String> flags = new ArrayList<>();
        String domain = domain(author.address());
        Matcher named = ADDRESS.matcher(author.name() == null ? "" : author.name());
        if (named.find() && !named.group(1).equalsIgnoreCase(domain)) {
            flags.add("display-name-address");
        }
        Set<String> ours = Stream.concat(
                        Stream.of(domain(context.address())), context.trustedSubmissionDomains().stream())
                .map(known -> known.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!ours.contains(domain) && ours.stream().anyMatch(known -> looksLike(shown(domain), known))) {
            flags.add("look-alike-domain");
        }
        return flags;
    }

    private static boolean looksLike(String domain, String ours) {
        if (domain.equals(ours) || domain.endsWith("." + ours) || ours.endsWith("." + domain)) {
            return false;
        }
        return isConfusable(domain, ours)
                || (ours.length() >= SHORTEST_DOMAIN && isOneEditAway(domain, ours))
                || domain.startsWith(ours + ".")
                || domain.startsWith(ours.replace('.', '-'));
    }

    private static boolean isConfusable(String domain, String ours) {
        return Math.abs(domain.length() - ours.length()) <= LENGTHS_DIFFER_BY
                && Letters.CONFUSABLE.areConfusable(domain, ours) != 0;
    }

    /// As a mail program shows it: `xn--…` as the letters it stands for.
    private static String shown(String domain) {
        return domain.contains("xn--") ? java.net.IDN.toUnicode(domain) : domain;
    }

    private static boolean isOneEditAway(String a, String b) {
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return Math.max(a.length(), b.length()) - start - end <= 1;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
