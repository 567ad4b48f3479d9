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
    /// Whatever house or team stands before the name.
    private static final Pattern KOREAN_SIGNATURE = Pattern.compile(
            "(?:[가-힣A-Za-z/]{1,20} ){0,3}(?:" + KOREAN_NAME + "|[A-Z][A-Za-z]{1,20}) ?" + HUMBLY + "[.]?");

    private static final Pattern KOREAN_POST = Pattern.compile(
            KOREAN_FAMILY + "[가-힣]{1,3}(?: ?[/|,] ?| )[가-힣A-Za-z0-9 ]{1,20}(?:팀|부|과|실|센터|본부|그룹|장|리|원|임|사|표|매니저)");

    private SignedName() {}

    /// Whether a line is one. People sign with all kinds of names, `From` may name a role, and lists
    /// and gateways write their own name there: so it need not be his. But what is made of ordinary
    /// words, such as "Blue", "Option B" or "Firefox", is one only where it is his; and below
    /// thanks, where people answer in a word, a single word that nobody knows stays where `From` names
    /// a person whom it does not call.
    ///
    /// @param line without blanks around it
    /// @param closing the line above
    static boolean isOne(String line, String closing, Writer writer) {
        if (isEastern(line, writer)) {
            return true;
        }
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split(" ", -1));
        if (!CAPITALS.matcher(line).matches()
                || ClosingWords.areAll(line)
                || SentenceWords.areInTitle(words)
                || ARTICLES.contains(words.getFirst())) {
            return false;
        }
        if (writer.isPerson() && writer.isNamed(line)) {
            return true;
        }
        boolean given = GivenNames.isOne(words.getFirst());
        boolean ordinary = words.stream().anyMatch(OrdinaryWords::isOne);
        return words.size() > 1
                ? given || !ordinary
                : !ordinary
                        && (given
                                || OrdinaryWords.isRole(words.getFirst())
                                || !ClosingWords.thank(closing)
                                || !writer.isPerson()
                                || writer.mayBeCalled(line));
    }

    /// Whether a line is one that nothing stands beside but a closing, which may be some blank lines
    /// above it, or before it on its line. There somebody may as well answer, or speak to whom he
    /// thanks: it begins with a given name, or is of two words and more where `From` names no person;
    /// and where it names another, nobody is thanked.
    ///
    /// @param line without blanks around it
    /// @param closing the line with the closing
    static boolean isSurelyOne(String line, String closing, Writer writer) {
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split(" ", -1));
        boolean another = writer.isPerson() && !writer.isNamed(line);
        boolean given = GivenNames.isOne(words.getFirst());
        boolean ordinary = words.stream().anyMatch(OrdinaryWords::isOne);
        return CAPITALS.matcher(line).matches()
                && !ClosingWords.areAll(line)
                && !SentenceWords.areInTitle(words)
                && (words.size() > 1 ? given || !(ordinary || another) : given && !ordinary)
                && !(another && ClosingWords.mayThank(closing));
    }

    /// "Anna Keller, Acme": what stands before a house, or nothing. Behind the comma of "Anna Keller,
    /// Ben Hill" stands another.
    static String beforeHouse(String line) {
        int comma = line.indexOf(", ");
        boolean house = comma > 0
                && MarkedSignature.isNaming(line)
                && !GivenNames.isOne(line.substring(comma + 2).split(" ", 2)[0])
                && !CardLine.namesThing(line);
        return house ? line.substring(0, comma) : "";
    }

    /// Without capitals the family name in front tells one; where `From` has such a name, they share
    /// a character.
    private static boolean isEastern(String line, Writer writer) {
        boolean chinese = line.length() > 1
                && line.length() <= LONGEST_CHINESE_NAME
                && FAMILY_NAMES.indexOf(line.charAt(0)) >= 0
                && !NO_FAMILY_NAME.matcher(line).matches()
                && line.codePoints().allMatch(Character::isIdeographic);
        return (chinese || isKorean(line)) && !writer.isSurelyAnother(line);
    }

    /// All its forms begin with a syllable.
    private static boolean isKorean(String line) {
        return !line.isEmpty() && line.charAt(0) >= '가' && KOREAN.matcher(line).matches();
    }

    /// "홍길동 / 영업2팀"
    static boolean isWithKoreanPost(String line, Writer writer) {
        return line.length() < 60 && KOREAN_POST.matcher(line.strip()).matches() && !writer.isSurelyAnother(line);
    }

    /// "홍길동 드림": nobody writes so but below a mail.
    static boolean isKoreanSignature(String line, Writer writer) {
        return KOREAN_SIGNATURE.matcher(line).matches() && !writer.isSurelyAnother(line);
    }
}
