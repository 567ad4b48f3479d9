package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.SecondPerson;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What somebody quotes on top of his answer may be an error that he pastes, and not what he answers:
/// it speaks of one, and to nobody.
final class QuotedError {
    private static final int MOST_LINES = 6;
    private static final int LONGEST = 600;

    private static final Phrases ERRORS = Phrases.of("""
            error, exception, fail, denied, refused, timed out, timeout, invalid, not found, unable to, cannot, unreachable, ora-, 0x80, err_, exit code, no listener, traceback, segfault, not responding,
            fehler, fehlgeschlagen, verweigert, ungültig, nicht gefunden, nicht möglich, erreur, échec, échoué, refusé, introuvable,
            denegado, fallo, falló, no se pudo, no se ha podido, errore, negato, non riuscit, impossibile, fout, mislukt, geweigerd,
            erro:, falha, falhou, negado, błąd, odmow, nie powiod, fel:, felkod, misslyck, nekad, fejl, mislyk, nægt, feil,
            virhe, epäonnistui, estett, chyba, selhal, odepřen, ошибк, не удалось, отказано, 错误, 錯誤, 失败, 失敗, 拒绝, エラー, できません""");

    /// Of one who speaks to another.
    private static final WholeWords OF_PEOPLE =
            FirstPerson.SINGULAR.or(FirstPerson.PLURAL).or(SecondPerson.YOU).or(WholeWords.of("""
            hi, hello, dear, thanks, regards, hallo, danke, merci, bonjour, gracias, hola, favor, hemos, grazie, ciao, abbiamo, dank, bedankt,
            obrigado, olá, dziękuję, tack, hej, tak, takk, kiitos, hei, děkuji, спасибо, 我, ありがとう, 请, 請, ください, お願い"""));

    private static final Pattern OF_MACHINES = Pattern.compile("\\w:(?= )|\\d");

    private QuotedError() {}

    /// @param quote its lines, marks and all, and empty ones
    static boolean is(List<String> quote) {
        List<String> filled = quote.stream()
                .map(ReplyLines::unquoted)
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES + 1L)
                .toList();
        String text = String.join("\n", filled).toLowerCase(Locale.ROOT);
        return filled.size() <= MOST_LINES
                && text.length() <= LONGEST
                && ERRORS.areIn(text)
                && text.indexOf('?') < 0
                && !OF_PEOPLE.areIn(text)
                // People say "please", and so do machines: "Error 4711: please restart".
                && (OF_MACHINES.matcher(text).find() || !SecondPerson.PLEASE.areIn(text));
    }
}
