package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.OrdinaryWords;
import dev.millrace.intake.email.reply.lines.SentenceWords;
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
            "(?:[马馬]上|[周週][一二三四五六日天末]|何[时時故]|加[急快班油上]|[许許][可多]|三[点點天日月]|[後近][日程来來]|後天|余下|高[兴興]|黄色|程[序度]|木曜|夏天|[遠远]隔|曾[经經]|三[号號]|黄的).?");

    /// "Das Rote": those with which no family name begins.
    private static final Set<String> ARTICLES = Set.of("das", "der", "die");

    private static final String KOREAN_FAMILY =
            "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모]";
    /// Three syllables, as most have; shorter ones are as often words. Not what ends like a day, a
    /// colour, a thing, an object of the sentence or a verb.
    private static final String KOREAN_NAME =
            "(?![가-힣]요일|[가-힣]해서|[가-힣]{2}[쪽색것번음됨함해로을를북터스]|이번)" + KOREAN_FAMILY + "[가-힣]{2}";

    private static final String HUMBLY = Words.anyOf("드림, 올림, 배상, 배, 拜");
    private static final Pattern KOREAN = Pattern.compile("(?:" + KOREAN_NAME + "(?: ?" + HUMBLY + ")?|" + KOREAN_FAMILY
            + "[가-힣]{1,3} (?:사원|주임|대리|과장|차장|부장|이사|상무|전무|대표|대표이사|팀장|실장|본부장|책임|선임|수석|연구원|매니저|교수|박사))[.]?");
    private static final Pattern KOREAN_POST = Pattern.compile(
            KOREAN_FAMILY + "[가-힣]{1,3}(?: ?[/|,] ?| )[가-힣A-Za-z0-9 ]{1,20}(?:팀|부|과|실|센터|본부|그룹|장|리|원|임|사|표|매니저)");

    private SignedName() {}

    /// Whether a line is one. What is made of ordinary words, such as "Blue", "Option B" or "Firefox", is none.
    ///
    /// @param line without blanks around it
    static boolean isOne(String line) {
        if (isEastern(line)) {
            return true;
        }
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split(" ", -1));
        return CAPITALS.matcher(line).matches()
                && !ClosingWords.areAll(line)
                && !SentenceWords.areInTitle(words)
                && !ARTICLES.contains(words.getFirst())
                && ((words.size() > 1 && GivenNames.isOne(words.getFirst()))
                        || words.stream().noneMatch(OrdinaryWords::isOne));
    }

    /// Without capitals the family name in front tells one.
    private static boolean isEastern(String line) {
        boolean chinese = line.length() > 1
                && line.length() <= LONGEST_CHINESE_NAME
                && FAMILY_NAMES.indexOf(line.charAt(0)) >= 0
                && !NO_FAMILY_NAME.matcher(line).matches()
                && line.codePoints().allMatch(Character::isIdeographic);
        return chinese || isKorean(line);
    }

    /// All its forms begin with a syllable.
    private static boolean isKorean(String line) {
        return !line.isEmpty() && line.charAt(0) >= '가' && KOREAN.matcher(line).matches();
    }

    /// "홍길동 / 영업2팀"
    static boolean isWithKoreanPost(String line, Writer writer) {
        return line.length() < 60 && KOREAN_POST.matcher(line.strip()).matches() && !writer.isSurelyAnother(line);
    }
}
