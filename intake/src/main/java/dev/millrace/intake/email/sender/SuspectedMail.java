package dev.millrace.intake.email.sender;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.PhraseFile;
import java.util.regex.Pattern;

/// Whether somebody who passes a mail on says that he does not trust it: he asks for himself, and whoever sent it to
/// him is to hear nothing from the desk.
final class SuspectedMail {
    private static final int LONGEST = 2_000;

    private static final PhraseFile PHRASES = PhraseFile.beside(SuspectedMail.class, "suspected-mail.txt");

    private static final String FRAUD = anyOf("fraud");
    private static final String MAIL = anyOf("mail");
    private static final String SUSPICIOUS = anyOf("suspicious");

    /// "Is that phishing?" Fraud departments, trainings and whoever suspects his disk speak of other things.
    private static final String IS_FRAUD =
            anyOf("is") + " (?:" + anyOf("this") + " ){0,3}" + FRAUD + "(?! ?[-/]? ?\\w)";

    /// A suspicious mail.
    private static final String IS_SUSPICIOUS = String.join(
            "|",
            SUSPICIOUS + " " + MAIL,
            MAIL + " " + SUSPICIOUS,
            MAIL + " " + anyOf("mail is") + " (?:" + anyOf("very") + " )?" + SUSPICIOUS,
            anyOf("looks") + " (?:" + anyOf("looks very") + " )?" + SUSPICIOUS);

    private static final String IS_GENUINE = anyOf("is it").replace("~", MAIL) + " " + anyOf("genuine");

    /// "Spam!" on its own.
    private static final String FRAUD_ALONE =
            "(?:^|[\\n.!?:;,¿(])\\s*" + FRAUD + "(?:[- ]?" + anyOf("attempt") + ")?\\s*(?:$|[\\n.!?)])";

    private static final Pattern SUSPICION = Pattern.compile("(?iU)(?<!\\w)(?:" + IS_FRAUD + "|" + IS_SUSPICIOUS + "|"
            + IS_GENUINE + ")(?!\\w)|" + FRAUD_ALONE + "|" + anyOf("suspicion"));

    private SuspectedMail() {}

    /// @param comment what he wrote above it
    static boolean isSpokenOf(String comment) {
        return SUSPICION.matcher(Bounded.clip(comment, LONGEST)).find();
    }

    private static String anyOf(String section) {
        return PHRASES.alternatives(section).anywhere();
    }
}
