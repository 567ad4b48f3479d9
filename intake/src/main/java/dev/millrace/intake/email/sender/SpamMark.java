package dev.millrace.intake.email.sender;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import java.util.Locale;
import java.util.Optional;

/// What our own receiving host says of spam. A sender may add such a header too: one that says no takes nothing
/// away, and where no receiving host is trusted none is looked at.
public final class SpamMark {
    private static final int LONGEST = 100;

    private SpamMark() {}

    /// The header that marks the mail as spam, as it stands, if one does.
    public static Optional<String> of(MailHeaders headers, MailboxContext context) {
        return context.trustedReceivingHost() == null
                ? Optional.empty()
                : context.rules().spamHeaders().stream()
                        .flatMap(name -> headers.raw(name).stream()
                                .filter(SpamMark::saysSo)
                                .map(value -> name + ": " + oneLine(value)))
                        .findFirst();
    }

    private static boolean saysSo(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return word.startsWith("yes") || word.startsWith("true");
    }

    private static String oneLine(String value) {
        return Bounded.clip(value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), LONGEST);
    }
}
