package dev.millrace.intake.email.sender;

import dev.millrace.intake.Bounded;
import java.util.regex.Pattern;

/// Whether somebody who passes a mail on says that he does not trust it: he asks for himself, and whoever sent it to
/// him is to hear nothing from the desk.
final class SuspectedMail {
    private static final int LONGEST = 2_000;

    private static final String FRAUD =
            "(?:(?:spear ?)?phishing|spam|junk|scam|fraud|fake|hoax|spoof(?:ed)?|betrug|betrugsversuch|fälschung|gefälscht|hameçonnage|arnaque|fraude|faux"
                    + "|estafa|fraudulento|falso|truffa|oplichting|nepmail|nep|golpe|oszustwo|wyłudzenie|bedrägeri|bluff|svindel|huijaus|huijausviesti|podvod"
                    + "|мошенничество|фишинг|спам)";
    private static final String MAIL =
            "(?:e-?mails?|mails?|messages?|nachrichten?|courriels?|correos?|mensajes?|messaggi?o?|bericht(?:en)?|mensagem|mensagens|wiadomoś\\w+|mejl\\w*|meddelande\\w*"
                    + "|viesti\\w*|zpráv\\w+|письм\\w+|сообщени\\w+)";
    private static final String SUSPICIOUS =
            "(?:suspicious|dodgy|verdächtig\\w*|betrügerisch\\w*|suspecte?s?|douteu\\w+|frauduleu\\w+|sospechos\\w+|sospett\\w+|verdacht\\w*|suspeit\\w+|podejrzan\\w+|misstänkt\\w*"
                    + "|mistænkelig\\w*|mistenkelig\\w*|epäilyttäv\\w+|podezřel\\w+|подозрительн\\w+)";
    private static final String THIS_IS =
            "(?:is|isn't|looks?(?: like)?|seems?(?: to be)?|could be|smells? like|probably|ist|sieht(?: aus wie| nach)?|wohl|vermutlich|vielleicht|c'est|est-ce|serait-ce"
                    + "|es|parece|será|è|sembra|dit|lijkt|é|to|czy|är|er|on|onko|je|это|похоже на)";

    /// "Is that phishing?", "Spam!" on its own, a suspicious mail, "does not look right". Fraud departments, trainings
    /// and
    /// whoever suspects his disk speak of other things.
    private static final Pattern SUSPICION = Pattern.compile("""
            (?iU)(?<!\\w)(?:@IS (?:(?:this|that|das|dies|da|une?|uno|una|uma?|ein\\w*|an?|de|wieder|another|det|här|dit|it|nur|ça|ett?|en) ){0,3}@FRAUD(?! ?[-/]? ?\\w)
            |@SUSPICIOUS @MAIL|@MAIL @SUSPICIOUS|@MAIL (?:is|looks|seems|ist|sieht|est|semble|es|parece|è|sembra|is|lijkt|jest|wygląda|är|er|ser|on|je|выглядит) (?:very |sehr |très |muy |molto |erg )?@SUSPICIOUS
            |(?:looks?|seems?|sieht) (?:very |really |sehr |mir )?@SUSPICIOUS
            |(?:is (?:this|that|it)(?: @MAIL)?|ist (?:das|dies|die|diese)(?: @MAIL)?|is dit(?: @MAIL)?|czy (?:to|ta wiadomość)(?: jest)?|är (?:det|det här|detta)(?: @MAIL)?|c'est un|est-ce un|¿?es|è) (?:legit\\w*|genuine|real|safe|echt|prawdziw\\w*|äkta|vrai|aut[eé]ntic\\w*|seriös))(?!\\w)
            |(?:^|[\\n.!?:;,¿(])\\s*@FRAUD(?:[- ]?(?:mail|versuch|attempt|verdacht))?\\s*(?:$|[\\n.!?)])
            |垃圾[邮郵]件[吗嗎?？]|[诈詐][骗騙][邮郵]件|可疑[邮郵]件|[钓釣][鱼魚](?:[邮郵]件|网站)?[吗嗎?？]|[钓釣][鱼魚][邮郵]件|迷惑メール(?:です|でしょう)|(?:フィッシング|詐欺)(?:メール|です|でしょう)|(?:怪しい|不審な)メール
            """.replace("\n", "")
            .replace("@IS", THIS_IS)
            .replace("@FRAUD", FRAUD)
            .replace("@SUSPICIOUS", SUSPICIOUS)
            .replace("@MAIL", MAIL));

    private SuspectedMail() {}

    /// @param comment what he wrote above it
    static boolean isSpokenOf(String comment) {
        return SUSPICION.matcher(Bounded.clip(comment, LONGEST)).find();
    }
}
