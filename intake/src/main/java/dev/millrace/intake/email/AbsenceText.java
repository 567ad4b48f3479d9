package dev.millrace.intake.email;

import java.util.List;
import java.util.regex.Pattern;

/// Whether a mail says nothing but that its author is away, where neither a header nor the subject shows that a program
/// wrote it. It must ask for nothing: people are away, too.
final class AbsenceText {
    private static final int MOST_SENTENCES = 12;

    private static final Pattern OF_DATE = Pattern.compile("\\d.{0,20}");

    /// Whoever is away says nothing of it.
    private static final Pattern TROUBLE = Pattern.compile("""
            (?<!\\p{L})(?:stolen|lost my|broken|crash|errors?|fails?|failed|no network|offline|locked|expired|can't|cannot (?!be reached|read|answer|reply|respond)
            |not work|doesn't|isn't|is down|won't|gestohlen|kaputt|defekt|fehler|gesperrt|abgelaufen|geht nicht|funktioniert|druckt nicht|störung
            |volée?s?|en panne|erreur|bloquée?|ne marche|ne fonctionne|expirée?|robad[oa]|rot[oa]|averiad[oa]|error|bloquead[oa]|caducad[oa]|no funciona
            |rubat[oa]|guast[oa]|errore|bloccat[oa]|scadut[oa]|non funziona|gestolen|kapot|storing|geblokkeerd|verlopen|werkt niet
            |roubad[oa]|avariad[oa]|erro|não funciona|skradzion|zepsut|błąd|zablokowan|nie działa|stulen|trasig|låst|fungerar inte
            |stjålet|ødelagt|fejl|feil|virker ikke|fungerer ikke|varastett|rikki|virhe|lukossa|ei toimi|ukrad|rozbit|chyb|nefunguje|zablokov
            |укра|сломал|ошибк|не работает|не отвечает|не могу|заблокирован)
            |登不上|打不开|打不開|不能|无法(?!及时|查看|回复|立即|阅读)|坏了|壞了|故障|失败|失敗|できません(?!が)|エラー|壊れ|ログインでき
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
        return AbsenceNote.tellsOfIt(sentence)
                || Courtesies.are(sentence)
                || OF_DATE.matcher(sentence).matches()
                || OpeningStatement.isOfAbsence(sentence);
    }
}
