package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final Set<String> OF_PEOPLE = Set.copyOf(Words.of("""
            you, your, we, our, us, i'm, i've, my, hi, hello, dear, thanks, regards, sie, ihr, ihre, ihnen, wir, uns, ich, mein, hallo, danke,
            vous, votre, vos, nous, notre, je, merci, bonjour, usted, ustedes, su, nosotros, hemos, yo, gracias, hola, favor,
            lei, voi, vostro, noi, abbiamo, grazie, ciao, uw, jij, je, wij, onze, ik, dank, bedankt, você, seu, nós, obrigado, olá,
            pan, pani, państwo, my, dziękuję, ni, er, vi, jag, tack, hej, du, jeg, tak, takk, te, me, minä, kiitos, hei,
            vy, vás, děkuji, вы, ваш, вам, мы, я, спасибо"""));
    private static final Pattern OF_PEOPLE_IN_THE_EAST = Pattern.compile("[请請您我你様]|ください|お願い|ありがとう");

    /// People say so, and so do machines: "Error 4711: please restart".
    private static final Set<String> POLITE =
            Set.copyOf(Words.of("please, bitte, veuillez, prego, proszę, prosím, пожалуйста"));

    private static final Pattern OF_MACHINES = Pattern.compile("\\w:(?= )|\\d");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}']+");

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
                && !OF_PEOPLE_IN_THE_EAST.matcher(text).find()
                && BETWEEN_WORDS.splitAsStream(text).noneMatch(OF_PEOPLE::contains)
                && (OF_MACHINES.matcher(text).find()
                        || BETWEEN_WORDS.splitAsStream(text).noneMatch(POLITE::contains));
    }
}
