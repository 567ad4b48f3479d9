package dev.millrace.intake.email.sender;

import dev.millrace.intake.Bounded;
import java.util.regex.Pattern;

/// Whether somebody who passes a mail on says that he does not trust it: he asks for himself, and whoever sent it to
/// him is to hear nothing from the desk.
final class SuspectedMail {
    private static final int LONGEST = 2_000;

    private static final Pattern SUSPICION = Pattern.compile("""
            (?iU)\\b(?:(?:spam|спам)\\s*\\?|(?:is|like|ist|nach|est|es|è|to|это) (?:\\w+ ){0,3}(?:spam|спам)|(?:spear ?)?phish\\w*|scam\\w*|fraud\\w*|fake\\w*|spoof\\w*|malware|suspicious|suspect|(?:is|looks?|seems?) (?:this |it )?(?:dodgy|legit\\w*|genuine)
            |verdächtig\\w*|betrug\\w*|betrüg\\w*|gefälscht\\w*|seriös|unseriös|hameçonn\\w*|arnaque\\w*|frauduleu\\w*|suspecte?s?|indésirable
            |estafa\\w*|fraude\\w*|fraudulent\\w*|sospechos\\w*|truff\\w*|sospett\\w*|oplicht\\w*|verdacht\\w*|nepmail|golpe|suspeit\\w*
            |oszust\\w*|podejrzan\\w*|wyłudz\\w*|bedräg\\w*|misstänkt\\w*|bluffmejl|svindel\\w*|mistænkelig\\w*|mistenkelig\\w*|huijau\\w*|epäilyttäv\\w*
            |podvod\\w*|podezřel\\w*|мошенн\\w*|подозрительн\\w*|фишинг\\w*)(?!\\w)|垃圾[邮郵]件|[诈詐][骗騙]|可疑|[钓釣][鱼魚]|迷惑メール|詐欺|フィッシング|怪しい|不審
            """.replace("\n", ""));

    private SuspectedMail() {}

    /// @param comment what he wrote above it, and in the subject
    static boolean isSpokenOf(String comment) {
        return SUSPICION.matcher(Bounded.clip(comment, LONGEST)).find();
    }
}
