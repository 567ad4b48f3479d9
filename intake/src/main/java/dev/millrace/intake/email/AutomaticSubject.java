package dev.millrace.intake.email;

import java.util.List;
import java.util.Locale;

/// Knows automatic mails by their subjects, in many languages, where no header tells.
///
/// A person may write about such mails: "Out of office does not work" is a subject of a person. So the words must stand
/// at the beginning, and a colon, a dash or nothing after them.
final class AutomaticSubject {
    private static final List<String> OUT_OF_OFFICE = Words.of("""
            out of office, out of the office, out-of-office, ooo, automatic reply, auto reply, auto-reply,
            autoreply, auto response, auto-response, autoresponse, automatic response, automated reply,
            automated response, vacation, on vacation, away from my mail, away from office,
            away from the office, i am away, vacation reply, autoresponder, auto,
            abwesenheitsnotiz, abwesenheitsnachricht, abwesenheitsmeldung, abwesenheit, abwesend,
            automatische antwort, automatische rückantwort, automatische rückmeldung, autom. antwort,
            automatische abwesenheitsnotiz, automatische abwesenheitsmeldung, nicht im büro,
            ich bin nicht im büro, urlaubsbenachrichtigung, im urlaub,
            réponse automatique, reponse automatique, absence du bureau, absent du bureau, message d'absence,
            message d’absence, notification d'absence, absence, absente, absent, en congés,
            respuesta automática, respuesta automatica, fuera de la oficina, fuera de oficina,
            ausente de la oficina, ausente, aviso de ausencia,
            risposta automatica, fuori ufficio, fuori sede, assente dall'ufficio, assente, assenza,
            automatisch antwoord, automatische beantwoording, automatische reactie, afwezigheidsbericht,
            afwezigheidsassistent, afwezig, niet aanwezig, niet op kantoor,
            resposta automática, resposta automatica, fora do escritório, fora do escritorio,
            ausência do escritório, ausência, ausencia temporária,
            automatyczna odpowiedź, odpowiedź automatyczna, autoodpowiedź, poza biurem, nieobecność, nieobecny,
            automatiskt svar, autosvar, frånvaro, frånvaromeddelande, frånvarande, ej på kontoret,
            inte på kontoret, automatisk svar, fravær, fraværende, fraværsmelding, fraværsbesked,
            ikke til stede, ikke på kontoret, ute av kontoret,
            automaattinen vastaus, automaattivastaus, poissaoloilmoitus, poissa, poissa toimistosta,
            lomavastaaja,
            automatická odpověď, mimo kancelář, nepřítomnost, nejsem v kanceláři,
            автоматический ответ, автоответ, автоответчик, вне офиса, нет на месте, отсутствую, отсутствие,
            自动答复, 自动回复, 自動回覆, 自動答覆, 外出, 不在办公室, 不在辦公室, 休假, 自動応答, 自動返信, 自動返答, 不在通知, 不在, 不在のお知らせ,
            automatikus válasz, házon kívül, otomatik yanıt, ofis dışında""");

    /// What only a program puts into the subject of such a note; a person may well write "Absence: who stands in?".
    private static final List<String> PROGRAMS_WORDS = Words.of("""
            automat, auto reply, auto-reply, autoreply, auto response, auto-response, autoresponse, autosvar, autom.,
            autoodpowiedź, out of office, out-of-office, abwesenheitsnotiz, abwesenheitsnachricht,
            abwesenheitsmeldung, автомат, автоответ, 自动, 自動""");

    private static final List<String> RETURNED = Words.of("""
            undelivered mail returned to sender, undeliverable, undelivered, delivery status notification,
            mail delivery failed, mail delivery failure, delivery failure, delivery failed,
            message delivery failure, mail system error - returned mail, returned mail, failure notice,
            delivery notification, warning: could not send message, warning: message, message undeliverable,
            mail could not be delivered, delivery delayed, delivery report, non-deliverable, unzustellbar,
            nicht zustellbar, unzustellbare nachricht, non remis, non distribuable, remise impossible,
            échec de la remise, no se puede entregar, no entregado, non recapitabile, impossibile recapitare,
            onbestelbaar, não entregue, não é possível entregar, nie można dostarczyć, niedostarczalne,
            olevererbart, kan inte levereras, kan ikke leveres, ei voida toimittaa, nedoručitelné,
            nedoručitelná zpráva, не удалось доставить, недоставлено, недоставленное сообщение, 无法送达, 无法投递,
            未傳遞, 傳送失敗, 系统退信, 配信不能, 配信不能メール""");

    private static final List<String> AFTER = Words.of("""
            auto, re:, aw:, notification, message, reply, response, notice, to sender, until, till, from, bis,
            vom, jusqu, du, hasta, fino, tot, até, til, до, from:""");

    private AutomaticSubject() {}

    static boolean isOutOfOfficeForCertain(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT);
        return isOutOfOffice(subject) && PROGRAMS_WORDS.stream().anyMatch(lower::contains);
    }

    static boolean isOutOfOffice(String subject) {
        return begins(subject, OUT_OF_OFFICE);
    }

    static boolean isReturned(String subject) {
        return begins(subject, RETURNED);
    }

    private static boolean begins(String subject, List<String> phrases) {
        String lower = subject.strip().toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
        String bare = lower.startsWith("[") && lower.indexOf(']') > 0 && lower.indexOf(']') < 30
                ? lower.substring(lower.indexOf(']') + 1).strip()
                : lower;
        return phrases.stream().anyMatch(phrase -> bare.startsWith(phrase) && ends(bare.substring(phrase.length())));
    }

    private static boolean ends(String rest) {
        String after = rest.stripLeading();
        return after.isEmpty()
                || ":：-–—([!.,…\"".indexOf(after.charAt(0)) >= 0
                || AFTER.stream().anyMatch(after::startsWith);
    }
}
