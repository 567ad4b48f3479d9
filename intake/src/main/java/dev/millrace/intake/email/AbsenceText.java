package dev.millrace.intake.email;

import java.util.List;
import java.util.regex.Pattern;

/// Whether a mail says nothing but that its author is away, where neither a header nor the subject shows that a
/// program wrote it. It must ask for nothing: people are away, too.
final class AbsenceText {
    private static final int MOST_SENTENCES = 12;

    private static final Pattern OF_DATE = Pattern.compile("\\d.{0,20}");

    /// "I won't be able to read mails", which is trouble where more is said: "I can't read mails on my phone".
    private static final Pattern SILENT = Pattern.compile("""
            i(?: am|'m| will be|'ll be) offline|i (?:won't|will not|can't|cannot) (?:be )?(?:able to )?(?:read|check|answer|reply|respond)(?:ing)?
             (?:to )?(?:my |any |your )?(?:e-?mails?|mails?|messages?)(?: (?:during|while|until|regularly|in this|at this|for) .{0,40})?
            """.replace("\n", ""));

    /// Whoever is away says nothing of it.
    private static final Pattern TROUBLE = Pattern.compile("""
            (?<!\\p{L})(?:stolen|lost my|broken|crash|errors?|fails?|failed|no network|(?<!(?:i am|i'm|i will be|i'll be) )offline|locked|expired|(?:can't|cannot)(?! (?:be reached|read|answer|reply|respond|check))
            |not work|doesn't|isn't|is down|won't(?! (?:be (?:able|checking|reading|answering|responding|replying|available|reachable|back|in)|have|check|read|answer|reply|respond|see))|nobody|somebody|needs (?:access|an? |his |her |my |the )
            |is (?:fixed|solved|resolved|done|gone)|(?:has|have) not been (?!read|answered)|nothing|never(?!theless)|keeps|twice(?! (?:a|per|daily))|reboot|repair|should (?:get(?! an? (?:answer|reply|response))|have access)
            |(?:the|this|my|his|her|our) (?:account(?! manager)|ticket(?! system)|laptop|printer|badge|share|licen[cs]e)(?!\\p{L})
            |braucht|zweimal(?! (?:täglich|am tag|pro))|niemand|kommt nicht|hat kein|gestohlen|kaputt|defekt|fehler|gesperrt|abgelaufen|geht nicht|funktioniert|druckt nicht|störung
            |volée?s?|en panne|erreur|bloquée?|ne marche|ne fonctionne|expirée?|robad[oa]|(?<!(?:call|duty) )rot[oa](?!\\p{L})|averiad[oa]|error|bloquead[oa]|caducad[oa]|no funciona
            |rubat[oa]|guast[oa]|errore|bloccat[oa]|scadut[oa]|non funziona|gestolen|kapot|storing|geblokkeerd|verlopen|werkt niet
            |roubad[oa]|avariad[oa]|erro|não funciona|skradzion|zepsut|błąd|zablokowan|nie działa|stulen|trasig|låst|fungerar inte
            |stjålet|ødelagt|fejl|feil|virker ikke|fungerer ikke|varastett|rikki|virhe|lukossa|ei toimi|ukrad|rozbit|chyb|nefunguje|zablokov
            |укра|сломал|ошибк|не работает|не отвечает|не могу|заблокирован)
            |登不上|打不开|打不開|不能(?!及时|及時|立即|马上|回复|查看|阅读)|无法(?!及时|查看|回复|立即|阅读)|坏了|壞了|故障|失败|失敗|できません(?!が)|エラー|壊れ|ログインでき
            """.replace("\n", ""));

    /// What answers the desk.
    private static final Pattern ANSWER = Pattern.compile(
            "(?:yes|yep|no|nope|ja|nein|oui|non|sí|sì|si|nee|sim|não|tak|nie|nej|nei|jo|joo|kyllä|ei|ano|ne|да|нет|是的?|不是|没有|はい|いいえ)(?:[,，、;:–-].*)?"
                    + "|it (?:now )?(?:works|worked|happens|happened)(?!\\p{L}).*");

    /// What somebody is told to do, which no note has but for whom to ask instead.
    private static final Pattern ORDER = Pattern.compile("""
            (?:(?:please|pls|kindly|and|then|bitte),? )?(?:(?:unlock|unblock|close|reopen|grant|give(?! \\S+ a (?:call|ring))|(?:return|forward) (?:the|my|his|her|it|them)
            |add|remove|reset|move|order|replace|fix|repair|install|change|create|delete|disable|enable|block|transfer|assign|approve|extend|restore|activate|deactivate
            |redirect|divert|share|pause|let|make(?! sure)|set|keep(?! in mind)|stop|cancel)(?!\\p{L})
            |(?:sperren|entsperren|geben|ändern|schalten|löschen|schließen) sie
            |(?:donnez|débloquez|bloquez|ouvrez|fermez|ajoutez|supprimez|changez|réinitialisez|activez|désactivez) |(?:merci|grazie) de (?!contacter)
            |grazie di (?!contattare)|(?:desbloqueen|bloqueen|cierren|añadan|cambien|activen|sbloccate|bloccate|chiudete|aggiungete|cambiate) )
            """.replace("\n", ""));

    private AbsenceText() {}

    /// Whether nothing is said but that the author is away, and what belongs to that.
    ///
    /// @param subject of the mail
    /// @param answers whether it answers another; else the subject may say more,
    ///     and one sentence is no note
    static boolean isNote(String subject, boolean answers, String written) {
        ShortText text = ShortText.of(written);
        int sentences = text.sentences().size();
        if (sentences == 0
                || sentences > MOST_SENTENCES
                || text.asks()
                || AbsenceNote.asks(written)
                || AbsenceNote.complains(written)
                || TROUBLE.matcher(text.all()).find()
                || AbsenceNote.asks(subject)) {
            return false;
        }
        List<String> told = text.told();
        return !told.isEmpty()
                && OpeningStatement.isOfAbsence(told.getFirst())
                && (answers || sentences > 1)
                && told.stream().skip(1).allMatch(AbsenceText::belongsToNote);
    }

    private static boolean belongsToNote(String sentence) {
        return !ORDER.matcher(sentence).lookingAt()
                && !ANSWER.matcher(sentence).matches()
                && (AbsenceNote.tellsOfIt(sentence)
                        || Courtesies.are(sentence)
                        || SILENT.matcher(sentence).matches()
                        || OF_DATE.matcher(sentence).matches()
                        || OpeningStatement.isOfAbsence(sentence));
    }
}
