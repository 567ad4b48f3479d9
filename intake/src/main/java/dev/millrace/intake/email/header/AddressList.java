package dev.millrace.intake.email.header;

import dev.millrace.intake.email.content.Cancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the addresses of a header (RFC 5322) in one pass, as leniently as they are written: without brackets, with
/// commas in names, wholly encoded, in groups, separated by semicolons.
public final class AddressList {
    private static final int MOST = 200;
    private static final int LONGEST_LITERAL = 80;
    private static final int LONGEST_LOCAL = 200;
    /// Programs write longer local parts than the 64 octets of RFC 5321, section 4.5.3.1.1.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[^\\s<>\"(),;:@\\[\\]]{1,200}|\"(?:[^\"\\\\]|\\\\.){1,200}\")"
                    + "@(?:\\[(?:(?i:ipv6):)?[0-9A-Fa-f:.]{2,60}\\]|[^\\s<>\"(),;:@]{1,255})");

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]{1,60}\\?[bBqQ]\\?[^?\\s]{0,900}\\?=");

    /// `@evil.example` behind an address.
    private static final Pattern FURTHER_DOMAIN = Pattern.compile("@([^\\s<>\"(),;:@]{1,255})");
    private static final Pattern BLANKS_AROUND_AT = Pattern.compile(" {0,9}@ {0,9}");

    /// `"Keller, Anna" <`, also behind another address.
    private static final Pattern QUOTED_NAME = Pattern.compile("[>,;\\s]{0,9}\"([^\"<>]{1,300})\"\\s{0,9}<");
    private static final Pattern PUNCTUATION = Pattern.compile("[<>\",;:()]|\\[\\s*$");
    private static final Pattern BLANKS = Pattern.compile(" {2,}+");
    private static final String LINK = "[mailto";
    /// `ACME\anna` in a comment is a name as Windows writes it.
    private static final String ESCAPED_IN_COMMENTS = "()\"\\";
    private static final String ESCAPED_IN_NO_QUOTES = "()\"";
    private static final String ANOTHER = ",;";
    private static final String ANOTHER_OR_ITS_PARTS = ANOTHER + "<@\"(";

    private final String header;
    private final @Nullable String likely;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    /// What of the phrase stands in no quoted string and no encoded word: there alone an address is one, where it can
    /// be chosen.
    private final StringBuilder unquoted = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private @Nullable String angle;
    /// What touches that bracket: a name where there is no other.
    private String behindAngle = "";
    private String unfinishedName = "";
    /// Anna Keller (anna@acme.example): an address only where there is no other.
    private @Nullable String addressInComment;
    /// Between these a colon ends no group's name: nobody stands behind it but one in brackets, and no semicolon.
    private final int onlyOne;

    private final int lastBracket;
    private boolean quotesOpen;
    private boolean commentsOpen;
    private int at;

    private AddressList(String header, @Nullable String likely) {
        this.header = header;
        this.likely = likely;
        this.lastBracket = header.indexOf(';') < 0 ? header.lastIndexOf('<') : -1;
        this.onlyOne = header.lastIndexOf('@', header.lastIndexOf('@') - 1);
    }

    /// Reads a header whose characters are its bytes.
    ///
    /// @param likely the charset of the mail's text, for bytes without a declared one
    public static List<MailAddress> parse(String header, @Nullable String likely) {
        AddressList list = new AddressList(
                header.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ').replace('\t', ' '), likely);
        list.read();
        return list.found;
    }

    private void read() {
        while (at < header.length() && found.size() < MOST) {
            Cancelled.check();
            char c = header.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',', ';' -> finish();
                case ':' -> group();
                case '[' -> literal();
                case '=' -> encodedWord();
                case '\\' -> escaped();
                default -> write(c);
            }
            at++;
        }
        if (found.size() < MOST) {
            finish();
        }
        if (found.isEmpty() && addressInComment != null) {
            add(AddrSpec.of(addressInComment, likely), name(unfinishedName));
        }
    }

    private void write(char c) {
        phrase.append(c);
        unquoted.append(c);
    }

    /// A quote that is never closed is an apostrophe of a kind, not a string.
    private void quoted() {
        int end = quotesOpen ? header.length() : at + 1;
        while (end < header.length() && header.charAt(end) != '"') {
            end += header.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= header.length()) {
            quotesOpen = true;
            write(' ');
            return;
        }
        boolean local = header.startsWith("@", afterComment(end + 1));
        String inside = header.substring(at + 1, end);
        if (!local && !phrase.isEmpty() && isOfWord(phrase.length() - 1, phrase)) {
            phrase.append(' ');
        }
        phrase.append(local ? '"' + inside + '"' : QuotedPairs.without(inside));
        if (!local && isOfWord(end + 1, header)) {
            phrase.append(' ');
        }
        unquoted.append(local ? '"' + inside + '"' : " ");
        at = end;
    }

    /// A quoted string is a word of its own also where no blank stands beside it (RFC 5322, section 3.2.5), unless it
    /// is part of an address: `Anna"Keller"`, not `anna."k"@acme.example`.
    private static boolean isOfWord(int beside, CharSequence text) {
        char c = beside < text.length() ? text.charAt(beside) : ' ';
        return c > '~' || c == '=' || c == '"' || Character.isLetterOrDigit(c);
    }

    /// `"Anna Keller"(at work)@acme.example`
    private int afterComment(int from) {
        int last = Math.min(header.length(), from + LONGEST_LITERAL);
        int end = header.startsWith("(", from) ? header.indexOf(')', from, last) : -1;
        return end < 0 ? from : end + 1;
    }

    private void comment() {
        int depth = 0;
        for (int i = commentsOpen ? header.length() : at; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                String inside = header.substring(at + 1, i);
                if (inside.indexOf('@') >= 0 || (!isWithinAddress(at - 1) && !isWithinAddress(i + 1))) {
                    comment.append(QuotedPairs.without(inside, ESCAPED_IN_COMMENTS))
                            .append(' ');
                }
                at = i;
                return;
            }
        }
        commentsOpen = true;
        write(' ');
    }

    /// `anna(at work)@acme.example` is about the address, and names nobody.
    private boolean isWithinAddress(int beside) {
        return beside >= 0 && beside < header.length() && "@.".indexOf(header.charAt(beside)) >= 0;
    }

    private void angle() {
        int end = AddrSpec.afterQuotedLocal(header, at + 1);
        int depth = 0;
        Bracketed inside = new Bracketed(header.substring(at + 1, end));
        while (end < header.length() && (header.charAt(end) != '>' || depth > 0)) {
            char c = header.charAt(end);
            if (c == '\\' && depth > 0) {
                end += 2;
                continue;
            }
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (depth == 0 && c == '<' && inside.isOfName()) {
                ("<" + inside.written()).chars().forEach(sign -> write((char) sign));
                inside = new Bracketed("");
            } else if (depth == 0 && c != ')' && c != '<') {
                inside.append(c);
            }
            end++;
        }
        while (end + 1 < header.length() && header.charAt(end + 1) == '>') {
            end++;
        }
        String address = inside.address();
        if (angle == null || address.contains("@")) {
            angle = address;
        }
        at = Math.min(end, header.length() - 1);
        int touching = lastTouching(at);
        String behind = header.substring(at + 1, touching + 1);
        behindAngle = behind.chars().anyMatch(Character::isLetter) ? behind : "";
        at = touching;
    }

    /// `Anna Keller <anna@acme.example>/TYPE=SMTP`: what touches the bracket is no part of the name before it, up to
    /// where another address may follow.
    private int lastTouching(int bracket) {
        int end = bracket + 1;
        if (end >= header.length() || header.charAt(end) == ' ') {
            return bracket;
        }
        while (end < header.length() && ANOTHER_OR_ITS_PARTS.indexOf(header.charAt(end)) < 0) {
            end++;
        }
        return end == header.length() || ANOTHER.indexOf(header.charAt(end)) >= 0 ? end - 1 : bracket;
    }

    /// `Friends: anna@acme.example, ben@acme.example;` or, by Outlook, `Anna [mailto:anna@acme.example]`. In
    /// `Acme: the shop <news@acme.example>` it is part of a name.
    private void group() {
        int link = phrase.length() - LINK.length();
        if (link > 0 && phrase.substring(link).equalsIgnoreCase(LINK)) {
            phrase.setLength(link);
            unquoted.setLength(Math.max(0, unquoted.length() - LINK.length()));
        } else if (angle == null && at > onlyOne && at < lastBracket) {
            write(':');
        } else if (angle == null && phrase.indexOf("@") < 0) {
            phrase.setLength(0);
            unquoted.setLength(0);
            unfinishedName = "";
        } else {
            write(':');
        }
    }

    /// `anna@[IPv6:2001:db8::1]` (RFC 5321, section 4.1.3): no sign within it means anything else.
    private void literal() {
        int end = header.indexOf(']', at, Math.min(header.length(), at + LONGEST_LITERAL));
        boolean ofAddress = at > 0 && header.charAt(at - 1) == '@' && end > 0;
        phrase.append(header, at, ofAddress ? end + 1 : at + 1);
        unquoted.append(header, at, ofAddress ? end + 1 : at + 1);
        at = ofAddress ? end : at;
    }

    /// No sign within an encoded word means anything else (RFC 2047, section 2).
    private void encodedWord() {
        Matcher word = ENCODED_WORD.matcher(header).region(at, header.length());
        int end = word.lookingAt() ? word.end() : at + 1;
        phrase.append(header, at, end);
        unquoted.append(' ');
        at = end - 1;
    }

    /// Some programs escape in no quotes what would have to be there: `\"Anna\" \(IT\) <anna@acme.example>`. Quotes
    /// around a name are none of it then.
    private void escaped() {
        char next = at + 1 < header.length() ? header.charAt(at + 1) : ' ';
        if (ESCAPED_IN_NO_QUOTES.indexOf(next) < 0) {
            write('\\');
            return;
        }
        write(next);
        at++;
    }

    private void finish() {
        String words = BLANKS.matcher(phrase.toString().strip()).replaceAll(" ");
        if (angle != null) {
            withBrackets(words.isEmpty() ? behindAngle : words, angle);
        } else if (words.indexOf('@') >= 0 || words.contains("=?")) {
            bare(words);
        } else {
            // The comma stood in a name without quotes: Keller, Anna <anna@acme.example>.
            if (!words.isEmpty()) {
                unfinishedName = unfinishedName.isEmpty() ? words : unfinishedName + ", " + words;
            }
            String inside = comment.toString().strip();
            addressInComment = ADDRESS.matcher(inside).matches() ? inside : addressInComment;
        }
        phrase.setLength(0);
        unquoted.setLength(0);
        comment.setLength(0);
        angle = null;
        behindAngle = "";
    }

    private void withBrackets(String words, String inside) {
        String address = AddrSpec.of(unquoted(inside.strip()), likely);
        boolean label =
                words.endsWith(":") && unquoted.toString().stripTrailing().endsWith(":");
        String name = afterUnfinished(label ? "" : words);
        if (ADDRESS.matcher(address).matches()) {
            add(address, name(name.isEmpty() ? comment.toString() : name));
        } else if (!byForm(BLANKS_AROUND_AT.matcher(decode(inside)).replaceAll("@"), name)) {
            byForm(decode(words), "");
        }
        unfinishedName = "";
    }

    private String afterUnfinished(String own) {
        return unfinishedName.isEmpty() || own.isBlank() ? own : unfinishedName + ", " + own.strip();
    }

    /// Some programs quote a whole address.
    private static String unquoted(String address) {
        boolean whole = address.length() > 2 && address.startsWith("\"") && address.endsWith("\"");
        return whole ? address.substring(1, address.length() - 1) : address;
    }

    private void bare(String words) {
        String compact = AddrSpec.of(words, likely);
        boolean alone = words.indexOf(' ') < 0 || AddrSpec.afterQuotedLocal(words, 0) > 0 || isSpreadOut(words);
        if (alone && ADDRESS.matcher(compact).matches()) {
            add(compact, name(comment.toString()));
            unfinishedName = "";
            return;
        }
        String decoded = decode(words);
        if (besideName(words, decoded) || byForm(decoded, "")) {
            unfinishedName = "";
        } else {
            unfinishedName = unfinishedName.isEmpty() ? words : unfinishedName + ", " + words;
        }
    }

    /// `"Ben: ben@acme.example" anna@acme.example`: what the string says is a name as it stands there,
    /// and the address in it nobody's.
    private boolean besideName(String words, String decoded) {
        Matcher address = ADDRESS.matcher(unquoted);
        if (unquoted.indexOf("@") < 0 || !address.find()) {
            return false;
        }
        boolean alone = unquoted.toString().strip().equals(address.group());
        if (!alone && signs(decoded) == signs(unquoted)) {
            return false;
        }
        String name = afterUnfinished(words.substring(0, Math.max(0, words.lastIndexOf(address.group()))));
        add(AddrSpec.of(address.group(), likely), name(name.isBlank() ? comment.toString() : name));
        return true;
    }

    private static long signs(CharSequence text) {
        return text.chars().filter(c -> c == '@').count();
    }

    /// Blanks were once allowed around dots and the at sign.
    private static boolean isSpreadOut(String words) {
        for (int i = words.indexOf(' '); i >= 0; i = words.indexOf(' ', i + 1)) {
            char before = words.charAt(i - 1);
            char after = words.charAt(i + 1);
            if (".@ ".indexOf(before) < 0 && ".@ ".indexOf(after) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Finds addresses in text that is no list of them; what stands before each is its name.
    ///
    /// @param outside the name that stands before the text
    private boolean byForm(String text, String outside) {
        Matcher address = ADDRESS.matcher(text);
        int end = 0;
        boolean any = false;
        // Looking for the sign first keeps a long text without one from being tried at each of its letters.
        while (found.size() < MOST && text.indexOf('@', end) >= 0 && address.find(end)) {
            String before = nameBefore(text.substring(end, address.start()));
            String own = any || outside.isBlank() ? afterUnfinished(before) : outside;
            end = endOfDomains(text, address.end());
            add(ofLastDomain(text.substring(address.start(), end)), name(own.isBlank() ? comment.toString() : own));
            unfinishedName = "";
            any = true;
        }
        return any;
    }

    private static int endOfDomains(String text, int from) {
        Matcher further = FURTHER_DOMAIN.matcher(text);
        int end = from;
        while (further.region(end, text.length()).lookingAt()) {
            end = further.end();
        }
        return end;
    }

    /// `ceo@acme.example@evil.example` is of evil.example, as mail servers read it that ask for a policy; one that
    /// is too long for a local part is nobody's.
    private String ofLastDomain(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        if (local.indexOf('@') < 0 || AddrSpec.afterQuotedLocal(address, 0) == at) {
            return AddrSpec.of(address, likely);
        }
        return at > LONGEST_LOCAL ? "" : AddrSpec.of(AddrSpec.quotedString(local) + address.substring(at), likely);
    }

    private static String nameBefore(String address) {
        Matcher quoted = QUOTED_NAME.matcher(address);
        return quoted.matches() ? quoted.group(1) : PUNCTUATION.matcher(address).replaceAll(" ");
    }

    /// Cleaning may leave nothing of what looked like an address.
    private void add(String address, @Nullable String name) {
        int at = address.lastIndexOf('@');
        if (found.size() < MOST && at > 0 && at < address.length() - 1) {
            found.add(new MailAddress(address, name));
        }
    }

    private String decode(String text) {
        return EncodedWords.decode(text, likely);
    }

    private @Nullable String name(String words) {
        return DisplayName.of(words, likely);
    }
}
