package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a single line of a mail's text is. Every pattern is bounded, and only a line's beginning is
/// looked at.
public final class ReplyLines {
    private static final int LOOKED_AT = 500;
    private static final int LONGEST_MARK = 250;
    private static final int FEWEST_STROKES = 4;

    private static final String ORIGINAL = Words.anyOf("""
            original message, reply message, original appointment, original e-?mail, mail original, ursprüngliche nachricht,
            ursprüngliche mail, originalnachricht, original-nachricht, antwort nachricht, message d'origine,
            message original, message initial, mensaje original, mensagem original, messaggio originale,
            oorspronkelijk bericht, origineel bericht, originele bericht, oprindelig meddelelse,
            oprindelig besked, opprinnelig melding, original melding, ursprungligt meddelande,
            originalmeddelande, alkuperäinen viesti, wiadomość oryginalna, oryginalna wiadomość,
            původní zpráva, původní e-mail, исходное сообщение, оригинальное сообщение,
            первоначальное сообщение, 原始邮件, 原始信息, 邮件原件, 原始郵件, 原邮件, 原始信件, 元のメッセージ, 元のメール, orijinal mesaj,
            eredeti üzenet, 원본 메시지, 원본 메일, mesaj original, mesajul original, pôvodná správa, izvorna poruka,
            izvirno sporočilo, missatge original, αρχικό μήνυμα, הודעה מקורית, الرسالة الأصلية, оригинално съобщение,
            вихідне повідомлення, оригінальне повідомлення, thư gốc, pesan asli""");

    private static final String FORWARDED = Words.anyOf("""
            forwarded message, forwarded conversation, begin forwarded message, forwarded by .+, weitergeleitete nachricht,
            anfang der weitergeleiteten (?:nachricht|e-mail), weitergeleitet von .+, message transféré,
            message transmis, début du message (?:transféré|réexpédié), mensaje reenviado,
            inicio del mensaje reenviado, mensagem encaminhada, mensagem reencaminhada,
            início da mensagem (?:encaminhada|reenviada|reencaminhada), messaggio inoltrato,
            inizio messaggio inoltrato, doorgestuurd bericht, begin doorgestuurd bericht, przekazana wiadomość,
            wiadomość przekazana, treść przekazanej wiadomości, początek przekazywanej wiadomości,
            vidarebefordrat meddelande, vidarebefordrat brev, påbörja vidarebefordrat brev, videresendt besked,
            videresendt meddelelse, start på videresendt besked, videresendt melding, videresendt e-post,
            edelleen lähetetty viesti, välitetty viesti, välitetty viesti alkaa, přeposlaná zpráva,
            začátek přeposlané zprávy, začátek přeposílané zprávy, пересланное сообщение, пересылаемое сообщение, перенаправленное сообщение,
            начало переадресованного сообщения, начало переадресованного письма, 转发的邮件, 转发邮件信息, 轉寄的郵件, 轉寄郵件,
            开始转发的邮件, 開始轉寄郵件, ileti başlangıcı, i̇leti başlangıcı, iletilen ileti, 転送メッセージ, 転送されたメッセージ, iletilen mesaj,
            továbbított üzenet, 전달된 메시지, 전달된 메일, mesaj redirecționat, προωθημένο μήνυμα, preposlaná správa,
            proslijeđena poruka, missatge reenviat, הודעה שהועברה, переслане повідомлення, vidarebefordrat mejl,
            početak proslijeđene poruke, započni proslijeđenu poruku, továbbított levél kezdete,
            începe mesajul redirecționat, začiatok preposlanej správy, preposlaná správa -+ forwarded message,
            початок листа.?.? ?що пересилається, メッセージを転送""");

    private static final int LONGEST_CONVERSATION = 40;
    private static final Phrases CONVERSATION = Phrases.of("""
            forwarded conversation, weitergeleitete unterhaltung, weitergeleitete konversation, conversation transférée,
            conversación reenviada, conversazione inoltrata, doorgestuurd gesprek, doorgestuurde conversatie, conversa encaminhada""");

    private static final Pattern SEPARATOR = words(ORIGINAL);
    /// "Forwarded by mistake, please ignore" is somebody's.
    private static final Pattern BARE_SEPARATOR =
            Pattern.compile("(?!forwarded by|weitergeleitet von)(?:" + ORIGINAL + "|" + FORWARDED + ")");
    private static final Pattern FORWARD = words(FORWARDED);
    private static final Pattern RULE =
            Pattern.compile("\\s{0,20}(?:[-_=*#~+—–]\\s?){3,200}\\s{0,20}|[ᐧ\\s]{1,5}|\\s{0,8}(?:--|—|––)\\s{0,8}");
    private static final Pattern FRAMED = Pattern.compile(
            "[-_=*‐–—]{4,60} ?[^-_=*‐–—]{3,80} ?[-_=*‐–—]{4,60}\\s{0,20}|Message du \\d[\\d/.: ]{4,30}|(?:Inactive h|H)ide details for .{1,200}");
    private static final int MOST_WORDS_OF_MARK = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’]+");
    private static final Pattern LONG_RULE = Pattern.compile("\\s{0,20}[-_=*]{5,200}\\s{0,20}");

    private ReplyLines() {}

    private static Pattern words(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// What all lines are indented by says nothing of any.
    public static List<String> of(String text) {
        List<String> lines = text.lines().map(ReplyLines::visible).toList();
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(ReplyLines::indent)
                .min()
                .orElse(0);
        return indent == 0
                ? lines
                : lines.stream()
                        .map(line -> line.substring(Math.min(indent, line.length())))
                        .toList();
    }

    /// In blanks.
    public static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /// Without the marks of writing direction, which some programs strew over dates and addresses; empty where only
    /// blanks are left, of which HTML has some that [String#isBlank] does not know.
    private static String visible(String line) {
        Cancelled.check();
        String seen = withoutInvisible(line);
        return seen.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)) ? "" : seen;
    }

    private static String withoutInvisible(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (isInvisible(line.charAt(i))) {
                StringBuilder seen = new StringBuilder(line.length());
                line.chars().filter(c -> !isInvisible((char) c)).forEach(c -> seen.append((char) c));
                return seen.toString();
            }
        }
        return line;
    }

    private static boolean isInvisible(char c) {
        return c >= '\u200b'
                && (c == '\u200e'
                        || c == '\u200f'
                        || (c >= '\u202a' && c <= '\u202e')
                        || (c >= '\u2060' && c <= '\u2069')
                        || c == '\u200b'
                        || c == '\ufeff');
    }

    /// Whether a quote mark stands before the line; `<<` behind it shows that it is an arrow or a title.
    public static boolean isQuote(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>' && i < 4 && !line.endsWith("<<");
    }

    /// "-----Original Message-----" and its like, and what desks write: "Please reply above this line".
    public static boolean isSeparator(String line) {
        return isMark(line, SEPARATOR) || ReplyAboveMark.isOne(line);
    }

    /// The same, or that of what is passed on, without strokes, as BlackBerry writes it above a header: elsewhere it
    /// may be anybody's.
    public static boolean isBareSeparator(String line) {
        return line.length() <= LONGEST_MARK
                && BARE_SEPARATOR.matcher(line.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /// HTC's telephones write mark and first field on one line: `-Reply message ----- From: Anna`.
    public static boolean isSeparatorBeforeHeader(String line) {
        int end = line.length() > LONGEST_MARK ? -1 : line.indexOf("---", 4);
        while (end > 0 && end < line.length() && line.charAt(end) == '-') {
            end++;
        }
        return end > 0
                && end < line.length()
                && HeaderField.of(line.substring(end).strip()) != null
                && isMark(line.substring(0, end), SEPARATOR);
    }

    /// "---------- Forwarded message ---------" and its like.
    public static boolean isForward(String line) {
        return isMark(line, FORWARD);
    }

    /// Gmail's for a whole conversation has no strokes; the subject and a rule stand below it.
    public static boolean isForwardedConversation(List<String> lines, int at) {
        return at + 2 < lines.size()
                && lines.get(at).length() < LONGEST_CONVERSATION
                && CONVERSATION.begin(lines.get(at).toLowerCase(Locale.ROOT))
                && lines.get(at + 1).indexOf(':') > 0
                && isLongRule(lines.get(at + 2));
    }

    /// Strokes before the words, or a colon behind them, tell a mark from a sentence.
    private static boolean isMark(String line, Pattern pattern) {
        if (line.length() > LONGEST_MARK) {
            return false;
        }
        int start = 0;
        int end = line.length();
        boolean marked = false;
        while (start < end && isStroke(line.charAt(start))) {
            marked |= isVisibleStroke(line.charAt(start));
            start++;
        }
        while (end > start && isStroke(line.charAt(end - 1))) {
            end--;
            marked |= isVisibleStroke(line.charAt(end));
        }
        return marked
                && end > start
                && pattern.matcher(line.substring(start, end).replace('’', '\''))
                        .matches();
    }

    private static boolean isStroke(char c) {
        return "-_*=+> \t:：‐‑‒–—―−".indexOf(c) >= 0;
    }

    private static boolean isVisibleStroke(char c) {
        return c != ' ' && c != '\t' && c != '>';
    }

    /// Whether four strokes stand before the line, as before a mark.
    public static boolean beginsWithStrokes(String line) {
        String bare = line.length() < LONGEST_MARK ? line.strip() : "";
        return bare.length() >= FEWEST_STROKES
                && "-_=".indexOf(bare.charAt(0)) >= 0
                && bare.chars().limit(FEWEST_STROKES).allMatch(c -> "-_=".indexOf(c) >= 0);
    }

    /// Words between strokes, in whatever language: the mark above a quoted header. French providers
    /// write it without strokes.
    public static boolean isFramed(String line) {
        return line.length() < LONGEST_MARK && FRAMED.matcher(unquoted(line)).matches();
    }

    /// The same, if a program may have written it above what it quotes: a mark that is known, or a
    /// few plain words. People frame what must not be overlooked with stars, or say what is to be
    /// done.
    public static boolean isFramedMark(String line) {
        return isFramed(line) && (isSeparator(line) || isForward(line) || !isWritten(unquoted(line)));
    }

    private static boolean isWritten(String framed) {
        if (!isStroke(framed.charAt(0))) {
            return false;
        }
        List<String> words = BETWEEN_WORDS
                .splitAsStream(framed.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return framed.indexOf('@') < 0
                && (framed.charAt(0) == '*'
                        || framed.charAt(0) == '='
                        || words.size() > MOST_WORDS_OF_MARK
                        || framed.chars().anyMatch(c -> Character.isDigit(c) || ",;.!?".indexOf(c) >= 0)
                        || words.stream()
                                .anyMatch(word -> SentenceWords.isOfShortSentence(word) || OrdinaryWords.isOne(word)));
    }

    /// A line of nothing but strokes, such as stands above quoted headers, signatures and footers.
    public static boolean isRule(String line) {
        return line.length() < LONGEST_MARK
                && !beginsWithLetter(line)
                && RULE.matcher(line).matches();
    }

    /// A rule that is longer than a signature's mark or a list's stroke.
    public static boolean isLongRule(String line) {
        return line.length() < LONGEST_MARK
                && !beginsWithLetter(line)
                && LONG_RULE.matcher(line).matches();
    }

    /// As most lines do, and no rule; other letters than ours may be one.
    private static boolean beginsWithLetter(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    }

    /// The line without its quote marks, not longer than needed to recognise it.
    public static String unquoted(String line) {
        int start = 0;
        while (start < Math.min(line.length(), 60) && (line.charAt(start) == '>' || line.charAt(start) == ' ')) {
            start++;
        }
        return line.substring(start, Math.min(line.length(), start + LOOKED_AT));
    }

    /// A rule across the page, however short, has none.
    public static boolean hasWords(String line) {
        return line.chars().anyMatch(Character::isLetterOrDigit);
    }

    /// Whether a line, or a row of a table, ends with a colon.
    public static boolean announces(String line) {
        int end = line.length();
        while (end > 0 && " |\t".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ":：".indexOf(line.charAt(end - 1)) >= 0;
    }

    /// Whether a sentence ends with the line, in the West or the East. A bracket or a smile ends none.
    public static boolean endsSentence(String line) {
        String bare = line.stripTrailing();
        return !bare.isEmpty() && ".!?。！？".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    }

    /// Whether it goes on with a sentence.
    public static boolean beginsSmall(String line) {
        return !line.isEmpty() && Character.isLowerCase(line.charAt(0));
    }

    /// Those that are not blank.
    public static Stream<String> filled(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank());
    }

    /// The first one that is not blank, without blanks around it; empty where all are.
    public static String firstFilled(List<String> lines) {
        return filled(lines).findFirst().map(String::strip).orElse("");
    }

    /// Without the blank lines above and below.
    public static List<String> trim(List<String> lines) {
        int start = 0;
        int end = lines.size();
        while (start < end && lines.get(start).isBlank()) {
            start++;
        }
        while (end > start && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(start, end);
    }

    /// The last line that is not blank; -1 where all are.
    public static int lastFilled(List<String> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        return last;
    }

    /// Whether a question stands in the line; the question mark of a link is none.
    public static boolean asks(String line) {
        return line.indexOf('？') >= 0
                || (line.indexOf('?') >= 0
                        && (line.contains("? ") || line.stripTrailing().endsWith("?")));
    }

    /// Takes the last line away that is not blank, where it is such a one and not the first.
    public static void dropLast(List<String> lines, Predicate<String> such) {
        int last = lastFilled(lines);
        if (last > 0 && such.test(lines.get(last))) {
            lines.subList(last, lines.size()).clear();
        }
    }
}
