package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of the block that mail programs write above a quote, by their labels in many languages.
public enum HeaderField {
    FROM("""
            from, von, de, da, van, od, från, fra, frá, lähettäjä, от, от кого, від, від кого, 发件人, 寄件者, 寄件人, 發件人, 差出人, 送信者, 由,
            expéditeur, remitente, mittente, afzender, nadawca, avsändare, afsender, avsender, kimden,
            gönderen, odesílatel, 보낸 사람, 보낸사람, 발신, feladó, de la, expeditor, από, odosielateľ, šalje, pošiljatelj,
            отправитель, expeditorul, 送信元, מאת, من, saatja, nuo, no, từ, จาก, dari"""),
    DATE("""
            date, sent, message du, datum, gesendet, gesendet am, envoyé, envoyé le, date d'envoi, enviado, enviados, enviadas, enviado el,
            enviado em, enviada, enviada em, fecha, data, inviato, data invio, verzonden, wysłano, wysłane,
            skickat, sendt, dato, lähetetty, päivämäärä, päiväys, odesláno, отправлено, отправленные, дата, надіслано, 发送时间,
            发送日期, 日期, 時間, 时间, 寄件日期, 傳送日期, 發送時間, 已发送, 送信日時, 送信済み, 日時, 日付, 送信日, tarih, sendedatum, data wysłania, gönderildi, 보낸 날짜, 보낸날짜, 날짜, elküldve, küldve, dátum, trimis, dată,
            στάλθηκε, απεστάλη, ημερομηνία, odoslané, dátum odoslania, poslano, datum slanja, enviat, נשלח, תאריך,
            تم الإرسال, التاريخ, изпратено, saadetud, kuupäev, išsiųsta, nosūtīts, đã gửi, gửi, ngày, ส่ง, วันที่,
            dikirim, tanggal"""),
    TO("""
            to, an, à, a, para, aan, do, till, til, vastaanottaja, komu, pro, кому, 收件人, 收件者, 宛先, destinataire, saaja, получатель, destinatarul, 送信先, pre,
            destinatario, destinatário, per, kime, odbiorca, adresat, mottagare, 받는 사람, 받는사람, 수신, címzett, către, προς, prima, za, per a, אל, إلى,
            до, adressaat, kam, tới, đến, ถึง, kepada"""),
    CC("""
            cc, kopie, kopia, copie à, копия, 抄送, 副本, dw, kopio, kopi, copia, cópia, kopie an, copie, kópia, másolatot kap, копія, ccn, bcc"""),
    SUBJECT("""
            subject, efni, betreff, thema, objet, sujet, asunto, assunto, oggetto, ogg, ogg., onderwerp, temat, ämne, ärende, emne, aihe,
            předmět, тема, 主题, 主旨, 主題, 件名, konu, re, 제목, tárgy, subiect, subiectul, naslov, θέμα, predmet, zadeva, assumpte,
            נושא, الموضوع, относно, teema, tēma, tema, chủ đề, เรื่อง, subjek, perihal"""),
    OTHER("""
            reply-to, antwort an, répondre à, responder a, rispondi a, risposta, antwoord aan, svar til, 返信先,
            importance, priority, wichtigkeit, priorität, importancia, prioridad, importância, prioridade, priorité, importanza,
            priorità, urgentie, prioriteit, ważność, priorytet, prioritet, prioritetti, tärkeys, důležitost, priorita, vigtighed,
            viktighet, betydelse, важность, приоритет, 重要性, 重要度, attachments, attachment, anlagen, anlage, anhang, anhänge,
            pièces jointes, datos adjuntos, archivos adjuntos, anexos, allegati, bijlagen, bijlage, załączniki, bilagor,
            vedhæftede filer, vedlegg, liitteet, přílohy, вложения, 附件, 添付ファイル, organization, resent-from, mailed-by, signed-by,
            mailer, user-agent, sensitivity, vertraulichkeit, flag""");

    private static final int LONGEST_LABEL = 24;

    private static final Map<String, HeaderField> LABELS = Stream.of(HeaderField.values())
            .flatMap(field -> Words.of(field.labels).stream().map(label -> Map.entry(label, field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));

    private static final Set<String> PEOPLES_DATES = Set.copyOf(Words.of("""
            date, datum, fecha, data, dato, päivämäärä, дата, 日期, 時間, 时间, 日時, 日付, tarih, 날짜, dátum, ημερομηνία,
            תאריך, التاريخ, kuupäev, ngày, วันที่, tanggal"""));

    /// Journeys and parcels have them as well.
    private static final Set<String> PREPOSITIONS = Set.copyOf(Words.of("""
            from, von, de, da, van, od, från, fra, frá, от, від, 由, de la, από, מאת, من, nuo, no, từ, จาก, dari"""));

    /// In Vietnamese it may as well stand above whom something goes to.
    private static final String SENT_OR_TO = "gửi";

    /// `05/01/2026`, `10:00` or `5 tháng 1`; a room has a number as well.
    private static final Pattern DAY_OR_TIME =
            Pattern.compile("\\d[./:-]\\d|\\bth(?:áng|g)\\b", Pattern.CASE_INSENSITIVE);

    private final String labels;

    HeaderField(String labels) {
        this.labels = labels;
    }

    /// The field of this label in lower case, or null.
    public static @Nullable HeaderField labelled(String label) {
        return LABELS.get(label);
    }

    /// Whether a line is "Sent" or its like; people write "Date" themselves.
    public static boolean isSentLine(String line) {
        return of(line) == DATE
                && !PEOPLES_DATES.contains(label(line))
                && (!label(line).equals(SENT_OR_TO)
                        || DAY_OR_TIME.matcher(value(line)).find());
    }

    /// Whether a line is "Sender" or its like, which says more than "From".
    public static boolean isSenderLine(String line) {
        return of(line) == FROM && !PREPOSITIONS.contains(label(line));
    }

    /// The field that a line begins with, or null.
    public static @Nullable HeaderField of(String line) {
        int colon = colon(line);
        if (colon < 1) {
            return null;
        }
        return LABELS.get(label(line));
    }

    private static String label(String line) {
        return bare(line).substring(0, colon(line)).strip().toLowerCase(Locale.ROOT);
    }

    /// What stands behind its colon.
    public static String value(String line) {
        String value = bare(line).substring(colon(line) + 1).strip();
        return value.startsWith("|") ? value.replaceAll("^[|\\s]{1,9}|\\s{0,9}\\|$", "") : value;
    }

    /// The field that a line begins with where no colon stands behind its label, as eM Client has it, or null.
    public static @Nullable HeaderField withoutColon(String line) {
        String bare = bare(line);
        int blank = bare.indexOf(' ');
        return blank < 1 ? null : LABELS.get(bare.substring(0, blank).toLowerCase(Locale.ROOT));
    }

    private static int colon(String line) {
        if (line.indexOf(':') < 0 && line.indexOf('：') < 0) {
            return -1;
        }
        String bare = bare(line);
        for (int i = 0; i < Math.min(bare.length(), LONGEST_LABEL); i++) {
            if (bare.charAt(i) == ':' || bare.charAt(i) == '：') {
                return i;
            }
        }
        return -1;
    }

    /// Without marks of quotes, of bold words and of a table's cells.
    public static String bare(String line) {
        String bare = ReplyLines.unquoted(line)
                .replace("*", "")
                .replace('\u00a0', ' ')
                .strip();
        return bare.startsWith("|") ? bare.substring(1).strip() : bare;
    }
}
