package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words with which people end a mail, each with the name below them: a signature, whoever wrote it. A
/// closing alone is the writer's word and stays, and so do closing and name where a program's own signature
/// stands below.
final class Closings {
    private static final int LONGEST_SIGNATURE = 12;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_CHINESE_NAME = 3;
    /// "Printer still broken" is none.
    private static final Pattern CAPITALS = Pattern.compile(
            "\\p{Lu}[\\p{L}'’-]{0,30}\\.?"
                    + "(?: (?:de|da|do|dos|di|del|della|la|le|van|der|den|ten|ter|von|zu|zum|zur|af|av|bin|al|\\p{Lu}[\\p{L}'’-]{0,30}\\.?)){0,3}");
    /// With which most Chinese and Japanese names begin: what else is as short may be an answer.
    private static final String FAMILY_NAMES = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾萧蕭"
            + "田董潘袁蔡蒋蔣余杜叶葉程魏苏蘇吕呂丁卢盧姚沈钟鍾姜崔谭譚陆陸汪廖贾賈夏付邹鄒熊秦邱侯江尹薛段雷龙龍陶贺賀郝顾顧龚龔邵钱錢覃武戴孔汤湯"
            + "佐鈴伊渡山小加吉松井木斎橋森池阿藤岡後村近坂遠福三";
    /// What begins like one and says when, how or what: "at once", "Monday", "yellow".
    private static final Pattern NO_FAMILY_NAME = Pattern.compile(
            "(?:[马馬]上|[周週][一二三四五六日天末]|何[时時故]|加[急快班油上]|[许許][可多]|三[点點天日月]|[後近][日程来來]|後天|余下|高[兴興]|黄色|程[序度]|木曜|夏天|[遠远]隔|曾[经經]).?");
    /// One word that answers a question is none.
    private static final Set<String> ANSWERS = Set.copyOf(Words.of("""
            approved, granted, denied, rejected, confirmed, agreed, accepted, done, works, fixed, solved, resolved, sorted, closed, finished,
            unlocked, unblocked, reopened, cancelled, canceled, restarted, rebooted, installed, replaced, received, noted, understood, reminder,
            ok, okay, yes, no, yep, nope, sure, urgent, asap, today, tomorrow, never, please, monday, tuesday, wednesday, thursday, friday,
            saturday, sunday, dienstag, mittwoch, donnerstag, samstag, sonntag, lundi, mardi, mercredi, jeudi, vendredi, entsperrt, storniert, erhalten,
            genehmigt, abgelehnt, bestätigt, erledigt, gelöst, läuft, passt, geht, ja, nein, heute, morgen, montag, freitag, eilt, dringend,
            approuvé, refusé, confirmé, résolu, réglé, oui, non, demain, urgent, aprobado, rechazado, confirmado, resuelto, listo, sí, mañana,
            urgente, approvato, rifiutato, confermato, risolto, sì, domani, goedgekeurd, afgewezen, bevestigd, opgelost, nee, morgen, aprovado,
            recusado, resolvido, sim, não, amanhã, zatwierdzone, odrzucone, potwierdzam, rozwiązane, tak, nie, jutro, pilne, godkänt, godkänd,
            avslaget, bekräftat, löst, klart, nej, imorgon, godkendt, afvist, bekræftet, løst, godkjent, avslått, bekreftet, nei, hyväksytty,
            hylätty, vahvistettu, ratkaistu, kyllä, ei, huomenna, schváleno, zamítnuto, potvrzeno, vyřešeno, ano, ne, zítra, согласовано,
            одобрено, отклонено, подтверждаю, решено, готово, да, нет, завтра, срочно"""));
    private static final Pattern NAME = Pattern.compile(
            "\\p{L}[\\p{L}'’-]{0,30}|\\p{Lu}[\\p{L}'’-]{0,30}(?: (?:\\p{L}\\.|\\p{L}[\\p{L}'’-]{0,30})){1,3}");

    private static final Pattern PARTS = Pattern.compile(" ?[,|] ");

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

    private Closings() {}

    /// Takes away the last closing and the name right below it, where more than a greeting is above.
    static void dropWithName(List<String> lines) {
        int closing = lines.size() - 2;
        boolean signed = closing > 0
                && isName(lines.getLast().strip())
                && isClosing(lines.get(closing))
                && !BusinessCard.isAnnounced(lines.subList(0, closing));
        if (signed) {
            lines.subList(closing, lines.size()).clear();
        }
    }

    private static boolean isName(String line) {
        boolean ideographic = line.length() > 1
                && line.length() <= LONGEST_CHINESE_NAME
                && FAMILY_NAMES.indexOf(line.charAt(0)) >= 0
                && !NO_FAMILY_NAME.matcher(line).matches()
                && line.codePoints().allMatch(Character::isIdeographic);
        return ideographic
                || (CAPITALS.matcher(line).matches()
                        && !isClosing(line)
                        && !ANSWERS.contains(line.toLowerCase(Locale.ROOT))
                        && !SentenceWords.areInTitle(
                                List.of(line.toLowerCase(Locale.ROOT).split(" ", -1))));
    }

    /// Takes away a second closing and what is below it, at the end of these lines.
    static void dropSecond(List<String> lines) {
        int filled = 0;
        for (int i = lines.size() - 1; i > 0 && filled <= LONGEST_SIGNATURE; i--) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                return;
            }
            if (isClosing(line) && isBelowAnother(lines, i)) {
                lines.subList(i, lines.size()).clear();
                return;
            }
            filled += line.isBlank() ? 0 : 1;
        }
    }

    /// Takes away the last closing, which may be two, its name and the business card below, unless the writer points at
    /// that.
    static void dropWithCard(List<String> lines) {
        int filled = 0;
        for (int i = lines.size() - 1; i > 0 && filled <= LONGEST_SIGNATURE; i--) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                return;
            }
            String named = nameBehindClosing(line);
            if (named != null) {
                if (filled > 0 && isCard(named, lines, i) && !BusinessCard.isAnnounced(lines.subList(0, i))) {
                    int first = i > 1 && isClosing(lines.get(i - 1)) ? i - 1 : i;
                    lines.subList(first, lines.size()).clear();
                }
                return;
            }
            filled += line.isBlank() ? 0 : 1;
        }
    }

    private static boolean isCard(String named, List<String> lines, int closing) {
        List<String> below = inParts(lines.subList(closing + 1, lines.size()));
        return BusinessCard.isOne(
                named.isEmpty()
                        ? below
                        : Stream.concat(Stream.of(named), below.stream()).toList());
    }

    /// "Anna Keller | Sales Manager", all that stands there, is two lines in one.
    private static List<String> inParts(List<String> below) {
        List<String> filled =
                below.stream().filter(line -> !line.isBlank()).limit(2).toList();
        List<String> parts =
                filled.size() == 1 ? List.of(PARTS.split(filled.getFirst().strip(), -1)) : List.of();
        return parts.size() > 1 && isName(parts.getFirst()) && parts.getFirst().indexOf(' ') > 0 ? parts : below;
    }

    /// "Regards, Anna": what stands behind the closing on its line, which may be nothing; null where it is none.
    private static @Nullable String nameBehindClosing(String line) {
        if (isClosing(line)) {
            return "";
        }
        int comma = line.lastIndexOf(',');
        String name = comma < 0 ? "" : line.substring(comma + 1).strip();
        return !name.isEmpty() && NAME.matcher(name).matches() && isClosing(line.substring(0, comma)) ? name : null;
    }

    private static boolean isBelowAnother(List<String> lines, int closing) {
        int name = above(lines, closing);
        int first = above(lines, name);
        return first >= 0
                && NAME.matcher(lines.get(name).strip()).matches()
                && !isClosing(lines.get(name))
                && isClosing(lines.get(first));
    }

    /// The next line above that is not blank, or -1.
    private static int above(List<String> lines, int at) {
        int above = at - 1;
        while (above >= 0 && above > at - 5 && lines.get(above).isBlank()) {
            above--;
        }
        return above;
    }

    /// Also in two languages, as houses write it: "Mit freundlichen Grüßen / Kind regards".
    static boolean isClosing(String line) {
        return line.length() < LONGEST_LINE
                && Arrays.stream(line.split("/", -1)).allMatch(Closings::isOneClosing);
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
