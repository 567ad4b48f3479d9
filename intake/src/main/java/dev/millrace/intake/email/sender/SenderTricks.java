package dev.millrace.intake.email.sender;

import com.ibm.icu.text.SpoofChecker;
import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.message.MailDomain;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notices senders that want to be taken for somebody else (UTS #39 for look-alike letters). What is noticed is told to
/// people; it decides nothing.
public final class SenderTricks {
    private static final int SHORTEST_DOMAIN = 5;
    private static final int LONGEST_NAME = 1_000;
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s<>\"'\\[\\](),;:@]\\s{0,2}@\\s{0,2}([^\\s<>\"'\\[\\](),;:@.]{1,63}(?:\\.[^\\s<>\"'\\[\\](),;:@.]{1,63}){1,8})");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final int LENGTHS_DIFFER_BY = 2;

    /// Made when first needed: its tables take their time, and most senders need none.
    private static final class Letters {
        static final SpoofChecker CONFUSABLE =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }

    private SenderTricks() {}

    /// Flags: `display-name-address` where the name is another address, `look-alike-domain` where the domain looks like
    /// one of ours and is none.
    public static List<String> flags(MailAddress author, MailboxContext context) {
        List<String> flags = new ArrayList<>();
        String domain = MailDomain.of(author.address());
        String local =
                author.address().substring(0, Math.max(0, author.address().lastIndexOf('@')));
        if (namesAnother(author.name(), domain) || namesAnother(local, domain)) {
            flags.add("display-name-address");
        }
        Set<String> ours = Stream.concat(
                        Stream.of(MailDomain.of(context.address())), context.trustedSubmissionDomains().stream())
                .map(known -> known.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (ours.stream().noneMatch(known -> isWithin(domain, known) || isWithin(known, domain))
                && ours.stream().anyMatch(known -> looksLike(shown(domain), known))) {
            flags.add("look-alike-domain");
        }
        return flags;
    }

    /// Whether what a mail program shows reads as an address of another domain.
    private static boolean namesAnother(@Nullable String name, String domain) {
        String read = name == null ? "" : asRead(Bounded.clip(name, LONGEST_NAME));
        return read.indexOf('@') >= 0
                && ADDRESS.matcher(read)
                        .results()
                        .anyMatch(named -> !named.group(1).equalsIgnoreCase(domain));
    }

    private static boolean isWithin(String domain, String wider) {
        return domain.equals(wider) || domain.endsWith("." + wider);
    }

    private static boolean looksLike(String domain, String ours) {
        return domain.equals(ours)
                || isConfusable(domain, ours)
                || isInOtherLetters(domain, ours)
                || (ours.length() >= SHORTEST_DOMAIN && isOneSlipAway(domain, ours))
                || ("." + domain).contains("." + ours + ".")
                || domain.startsWith(ours + "-")
                || domain.startsWith(ours.replace('.', '-'));
    }

    private static boolean isConfusable(String domain, String ours) {
        return Math.abs(domain.length() - ours.length()) <= LENGTHS_DIFFER_BY
                && isOneSlipAway(Letters.CONFUSABLE.getSkeleton(domain), Letters.CONFUSABLE.getSkeleton(ours));
    }

    /// Whether ours stays where letters of other alphabets are passed over; not all that look alike to people are
    /// confusable by the book.
    private static boolean isInOtherLetters(String domain, String ours) {
        return domain.length() == ours.length()
                && IntStream.range(0, ours.length())
                        .allMatch(i -> domain.charAt(i) > 0x7F || domain.charAt(i) == ours.charAt(i));
    }

    /// As a mail program shows it: `xn--…` as the letters it stands for.
    private static String shown(String domain) {
        return asRead(domain.contains("xn--") ? java.net.IDN.toUnicode(domain) : domain);
    }

    /// Without what nobody sees, and wide letters as the usual ones.
    private static String asRead(String text) {
        return Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
    }

    /// A letter too many, too few or another, or two that changed places.
    private static boolean isOneSlipAway(String a, String b) {
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        String of = a.substring(start, a.length() - end);
        String other = b.substring(start, b.length() - end);
        return Math.max(of.length(), other.length()) <= 1
                || (of.length() == 2
                        && other.length() == 2
                        && of.charAt(0) == other.charAt(1)
                        && of.charAt(1) == other.charAt(0));
    }
}
