package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.words.Phrases;
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
            mit freundlichen grüßen, mit freundlichem gruß, mit freundlichen grüssen, mit freundlichen grussen, freundliche grusse, mit besten grüßen, freundliche grüße,
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
            ngā mihi, nga mihi, ngā mihi nui, nga mihi nui, mauri ora, noho ora mai, hei konā mai, kind thanks, warmest regards, yours, yours ever, best as always, as ever,
            many thanks and best wishes, ta, much appreciated, thanks and best regards, thanks and kind regards, thank you and best regards, thank you and kind regards,
            slán, le meas, is mise le meas, cofion, cofion gorau, cofion cynnes, diolch, diolch yn fawr,
            cheers mate, regs, best rgds, go raibh maith agat, mo bheannachd, hilsen fra, de bedste hilsner, kv, kveðja, bestu kveðjur, með kveðju, með bestu kveðju, kær kveðja,
            takk fyrir, kærar þakkir, vinarkveðja, ha det bra, ha det fint, ha en fin dag, ha en bra dag, hav en god dag, ha en god dag, bästa hälsning, hälsar, soliga hälsningar, trevlig helg,
            god helg, rigtig god dag, god weekend, mange tak, tusen takk, tusind tak, stort tack, tack så mycket, tack för hjälpen, takk for hjelpen, tak for hjælpen, kiitos paljon, kiitos avusta,
            yst. terv, yst terv, ystäv. terveisin, hyvää päivänjatkoa, mukavaa päivää, parhaat terveiset,
            lugupidamisega, parimate soovidega, tervitades, tervitustega, heade soovidega, aitäh, tänan, suur tänu, ette tänades, kõike head,
            ar cieņu, ar sveicieniem, ar labiem vēlējumiem, ar vislabākajiem vēlējumiem, cieņā, paldies, liels paldies, jau iepriekš paldies, sveicieni,
            pagarbiai, su pagarba, geriausi linkėjimai, su geriausiais linkėjimais, linkėjimai, ačiū, labai ačiū, iš anksto dėkoju, dėkoju, geros dienos,
            감사합니다, 감사드립니다, 고맙습니다, 수고하세요, 수고하십시오, 좋은 하루 되세요, 좋은 하루 보내세요, 안녕히 계세요, 안녕히 계십시오, 그럼 이만, 잘 부탁드립니다, 잘 부탁드리겠습니다,
            many thanks in advance, thank you in advance, thanks in advance and best regards, groetjes, hartelijke groetjes, mit lieben grüßen, mit vielen grüßen, bises, à bientôt, un abrazo, abrazos,
            uściski, udv, udvozlettel, koszonettel, koszonom, üdv, üdvözlettel, köszönettel, köszönöm, tisztelettel, saygılarımla, teşekkürler, iyi çalışmalar, selamlar, cu stimă, mulțumesc, cu respect, με εκτίμηση, ευχαριστώ,
            祝好, 敬礼, 敬禮, 此致敬礼, 顺祝商祺, 順頌商祺, 以上, よろしくお願いいたします, よろしくお願い致します, よろしくお願いします,
            宜しくお願いいたします, 宜しくお願い致します, 以上、よろしくお願いいたします, 以上、よろしくお願い致します"""));

    private static final Phrases THANKS = Phrases.of("""
            thank, thx, dank, merci, graci, grazie, obrigad, dzięk, tack, tak, kiitos, děkuj, спасибо, 谢谢, 謝謝, 감사, 고맙""");

    private static final Phrases CHEERS = Phrases.of("cheers");

    private ClosingWords() {}

    /// Whether they are all of a line. Also in two languages, as houses write it: "Mit freundlichen
    /// Grüßen / Kind regards".
    static boolean areAll(String line) {
        if (line.length() >= LONGEST_LINE) {
            return false;
        }
        // Asked of most lines of a mail, of which few have a stroke.
        return line.indexOf('/') < 0
                ? isOneClosing(line)
                : Arrays.stream(line.split("/", -1)).allMatch(ClosingWords::isOneClosing);
    }

    /// Whether a closing thanks.
    static boolean thank(String closing) {
        return THANKS.areIn(closing.toLowerCase(Locale.ROOT));
    }

    /// The same, or says "Cheers", which may mean either.
    static boolean mayThank(String closing) {
        return thank(closing) || CHEERS.begin(closing.toLowerCase(Locale.ROOT));
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
