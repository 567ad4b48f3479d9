package dev.millrace.intake.email;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The block of From, Sent, To and Subject that mail programs write above a mail that they quote or forward, in many
/// languages.
///
/// @param lines how many lines it takes
/// @param from what stands after "From", or null
record QuotedHeader(int lines, @Nullable String from) {
    private static final int MOST_LINES = 14;
    private static final int LONGEST_LABEL = 24;

    private enum Field {
        FROM("""
                from, von, de, da, van, od, från, fra, lähettäjä, от, от кого, від, 发件人, 寄件者, 寄件人, 發件人, 差出人, 送信者,
                expéditeur, remitente, mittente, afzender, nadawca, avsändare, afsender, avsender, kimden,
                gönderen, odesílatel"""),
        DATE("""
                date, sent, datum, gesendet, gesendet am, envoyé, envoyé le, date d'envoi, enviado, enviado el,
                enviado em, enviada, enviada em, fecha, data, inviato, data invio, verzonden, wysłano, wysłane,
                skickat, sendt, dato, lähetetty, päivämäärä, päiväys, odesláno, отправлено, дата, надіслано, 发送时间,
                发送日期, 日期, 時間, 时间, 寄件日期, 傳送日期, 發送時間, 已发送, 送信日時, 日時, 日付, 送信日, tarih, sendedatum, data wysłania"""),
        TO("""
                to, an, à, a, para, aan, do, till, til, vastaanottaja, komu, pro, кому, 收件人, 收件者, 宛先, destinataire,
                destinatario, destinatário, kime, odbiorca, mottagare"""),
        CC("""
                cc, kopie, kopia, copie à, копия, 抄送, 副本, dw, kopio, kopi, copia, cópia, kopie an, copie, ccn, bcc"""),
        SUBJECT("""
                subject, betreff, objet, sujet, asunto, assunto, oggetto, onderwerp, temat, ämne, emne, aihe,
                předmět, тема, 主题, 主旨, 主題, 件名, konu, re"""),
        OTHER("""
                reply-to, antwort an, répondre à, responder a, rispondi a, risposta, antwoord aan, svar til, 返信先,
                importance, priority, wichtigkeit, attachments, anlagen, pièces jointes, organization, resent-from""");

        private final String labels;

        Field(String labels) {
            this.labels = labels;
        }
    }

    private static final Map<String, Field> LABELS = Stream.of(Field.values())
            .flatMap(field -> Words.of(field.labels).stream().map(label -> Map.entry(label, field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));

    /// The block that begins at this line, or null.
    static @Nullable QuotedHeader at(List<String> lines, int at) {
        if (field(lines.get(at)) == null) {
            return null;
        }
        Map<Field, String> found = new EnumMap<>(Field.class);
        int last = at;
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            Field field = field(lines.get(i));
            if (field != null && !found.containsKey(field)) {
                found.put(field, value(lines.get(i)));
                last = i;
            } else if (field == null && i - last > 3) {
                break;
            }
        }
        return isHeader(found) ? new QuotedHeader(last - at + 1, found.get(Field.FROM)) : null;
    }

    /// Somebody who writes "From: Monday, to: Friday" writes no header.
    private static boolean isHeader(Map<Field, String> found) {
        String from = found.get(Field.FROM);
        String date = found.getOrDefault(Field.DATE, "");
        String to = found.getOrDefault(Field.TO, "");
        boolean dated = date.chars().filter(Character::isDigit).count() >= 3;
        long fields =
                found.keySet().stream().filter(field -> field != Field.OTHER).count();
        if (fields >= 3) {
            return from != null || dated;
        }
        boolean addressed = from != null && from.indexOf('@') > 0;
        return (addressed && (dated || found.containsKey(Field.SUBJECT))) || (dated && to.indexOf('@') > 0);
    }

    private static @Nullable Field field(String line) {
        int colon = colon(line);
        if (colon < 1) {
            return null;
        }
        String label = bare(line).substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return LABELS.get(label);
    }

    private static String value(String line) {
        return bare(line).substring(colon(line) + 1).strip();
    }

    private static int colon(String line) {
        String bare = bare(line);
        for (int i = 0; i < Math.min(bare.length(), LONGEST_LABEL); i++) {
            if (bare.charAt(i) == ':' || bare.charAt(i) == '：') {
                return i;
            }
        }
        return -1;
    }

    private static String bare(String line) {
        return ReplyLines.unquoted(line).replace("*", "").replace('\u00a0', ' ').strip();
    }
}
