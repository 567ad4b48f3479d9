package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// The words with which people end a mail, above their names.
final class ClosingWords {
    private static final int LONGEST_LINE = 100;

    private static final Set<String> WORDS = Set.copyOf(Words.of("""
            regards, best regards, kind regards, kindest regards, warm regards, many regards, with kind regards, with best regards, best,
            best wishes, all the best, sincerely, yours sincerely, sincerely yours, yours faithfully, cheers, thanks, many thanks,
            thank you, thanks a lot, thanks and regards, thanks & regards, thanks in advance, br,
            mit freundlichen grüßen, mit freundlichem gruß, mit freundlichen grüssen, mit besten grüßen, freundliche grüße,
            freundliche grüsse, viele grüße, viele grüsse, beste grüße, beste grüsse, liebe grüße, liebe grüsse, schöne grüße,
            herzliche grüße, grüße, grüsse, gruß, gruss, danke, vielen dank, besten dank, vielen dank und viele grüße, mfg, vg, lg,
            cordialement, bien cordialement, très cordialement, bien à vous, sincères salutations, salutations, merci, merci d'avance,
            merci beaucoup, cdt, saludos, un saludo, saludos cordiales, cordialmente, atentamente, gracias, muchas gracias,
            cordiali saluti, saluti, distinti saluti, un saluto, grazie, grazie mille, met vriendelijke groet,
            met vriendelijke groeten, vriendelijke groet, groeten, groet, bedankt, dank, mvg, alvast bedankt,
            atenciosamente, cumprimentos, com os melhores cumprimentos, melhores cumprimentos, obrigado, obrigada, abraços, att,
            pozdrawiam, z poważaniem, dziękuję, z góry dziękuję, serdecznie pozdrawiam, med vänlig hälsning,
            med vänliga hälsningar, vänliga hälsningar, hälsningar, hälsning, mvh, tack, tack på förhand, med venlig hilsen,
            venlig hilsen, mange hilsner, hilsen, tak, på forhånd tak, med vennlig hilsen, vennlig hilsen, takk,
            på forhånd takk, terveisin, ystävällisin terveisin, parhain terveisin, terveiset, kiitos, s pozdravem, děkuji,
            děkuji předem, с уважением, с наилучшими пожеланиями, спасибо, заранее спасибо, 此致, 谢谢, 謝謝, 敬具,
            warmly, cordially, talk soon, thanks so much, thanks again, thank you so much, thank you very much, with appreciation,
            with warm regards, with many thanks, yours truly, respectfully, take care, rgds, kr, thx,
            mit besten grüssen, mit freundlichem gruss, mit herzlichen grüßen, hochachtungsvoll,
            salutations distinguées, meilleures salutations, sincèrement, bonne journée, amicalement, cordialement vôtre,
            un cordial saludo, reciba un cordial saludo, sinceramente, muy atentamente, atte, quedo atento,
            un cordiale saluto, sentiti saluti, buona giornata, buon lavoro, hartelijke groet, hartelijke groeten,
            met hartelijke groet, vriendelijke groeten, hoogachtend, vr gr, um abraço, abraço,
            com os meus cumprimentos, respeitosamente, pozdrawiam serdecznie, z wyrazami szacunku, łączę pozdrowienia,
            pozdrowienia, vänligen, bästa hälsningar, varma hälsningar, allt gott, med venlige hilsner, bedste hilsner, kh, vh, dbh,
            mange hilsener, beste hilsen, hilsener, med beste hilsen, ystävällisesti, terv, yhteistyöterveisin,
            s přátelským pozdravem, s úctou, hezký den, всего доброго, с наилучшими, с благодарностью, всего хорошего,
            祝好, 敬礼, 敬禮, 此致敬礼, 顺祝商祺, 順頌商祺, 以上, よろしくお願いいたします, よろしくお願い致します, よろしくお願いします,
            宜しくお願いいたします, 宜しくお願い致します, 以上、よろしくお願いいたします, 以上、よろしくお願い致します"""));

    private ClosingWords() {}

    /// Whether they are all of a line. Also in two languages, as houses write it: "Mit freundlichen Grüßen / Kind
    /// regards".
    static boolean areAll(String line) {
        return line.length() < LONGEST_LINE
                && Arrays.stream(line.split("/", -1)).allMatch(ClosingWords::isOneClosing);
    }

    private static boolean isOneClosing(String line) {
        String bare = line.strip();
        int end = bare.length();
        while (end > 0 && ",.!，。！、".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        return end < 60 && WORDS.contains(bare.substring(0, end).strip().toLowerCase(Locale.ROOT));
    }
}
