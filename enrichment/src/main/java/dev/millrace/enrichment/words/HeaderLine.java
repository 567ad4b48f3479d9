package dev.millrace.enrichment.words;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of the head that mail programs write above what they quote or pass on.
final class HeaderLine {
    /// What the head of a quoted mail begins with.
    private static final List<String> FIRST = labels("""
            from, sent, von, gesendet, de, envoyé, envoye, enviado, van, da, od, från, skickat, fra, sendt, lähettäjä,
            lähetetty, odesílatel, odesláno, от, отправитель, отправлено, 发件人, 寄件者, 差出人, 送信者""");

    /// What may stand below it.
    private static final List<String> FURTHER = labels("""
            date, to, cc, subject, datum, an, betreff, à, objet, enviado el, fecha, para, asunto, verzonden, aan, onderwerp,
            inviato, data, a, oggetto, wysłano, do, temat, assunto, till, ämne, til, dato, emne, vastaanottaja, päiväys, aihe,
            komu, předmět, кому, дата, тема, 收件人, 发送时间, 日期, 主题, 宛先, 送信日時, 日時, 件名""");

    private static final int LONGEST_LABEL = 20;
    private static final Pattern BOLD_LABEL =
            Pattern.compile("\\*{1,2}([^*:：]{1,20})(?:[:：]\\s?\\*{1,2}|\\*{1,2}\\s?[:：])");

    private HeaderLine() {}

    /// Whether such a head may begin with the line.
    static boolean isFirst(String line) {
        return begins(line, FIRST);
    }

    static boolean isKnown(String line) {
        return begins(line, FIRST) || begins(line, FURTHER);
    }

    /// "Fra: Anna", in whatever language.
    static boolean isField(String line) {
        String bare = bare(line);
        int colon = bare.indexOf(':');
        return colon > 0
                && colon <= LONGEST_LABEL
                && bare.substring(0, colon).chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '-');
    }

    private static List<String> labels(String listed) {
        return Pattern.compile("\\s*,\\s*")
                .splitAsStream(listed.strip())
                .map(label -> label + ":")
                .toList();
    }

    /// Without the stars around its label that make it bold in plain text ("*From:* Anna"; one star marks an item of a
    /// list), and with the colon right behind it.
    private static String bare(String line) {
        Matcher bold = BOLD_LABEL.matcher(line);
        String plain = bold.lookingAt() ? bold.group(1) + ":" + line.substring(bold.end()) : line;
        plain = plain.replace('：', ':');
        int colon = plain.indexOf(':');
        return colon < 0 ? plain : plain.substring(0, colon).strip() + plain.substring(colon);
    }

    private static boolean begins(String line, List<String> beginnings) {
        if (line.indexOf(':') < 0 && line.indexOf('：') < 0) {
            return false;
        }
        String bare = bare(line);
        for (String beginning : beginnings) {
            if (bare.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }
}
