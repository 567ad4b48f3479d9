package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A line below a closing that is a person's name.
final class SignedName {
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

    private SignedName() {}

    static boolean isOne(String line) {
        boolean ideographic = line.length() > 1
                && line.length() <= LONGEST_CHINESE_NAME
                && FAMILY_NAMES.indexOf(line.charAt(0)) >= 0
                && !NO_FAMILY_NAME.matcher(line).matches()
                && line.codePoints().allMatch(Character::isIdeographic);
        return ideographic
                || (CAPITALS.matcher(line).matches()
                        && !ClosingWords.areAll(line)
                        && !ANSWERS.contains(line.toLowerCase(Locale.ROOT))
                        && !SentenceWords.areInTitle(
                                List.of(line.toLowerCase(Locale.ROOT).split(" ", -1))));
    }
}
