package dev.millrace.intake.email;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                from, von, de, da, van, od, från, fra, frá, lähettäjä, от, от кого, від, від кого, 发件人, 寄件者, 寄件人, 發件人, 差出人, 送信者, 由,
                expéditeur, remitente, mittente, afzender, nadawca, avsändare, afsender, avsender, kimden,
                gönderen, odesílatel, 보낸 사람, 보낸사람, 발신, feladó, de la, expeditor, από, odosielateľ, šalje, pošiljatelj,
                pošiljatelj, מאת, من, saatja, nuo, no, từ, จาก, dari"""),
        DATE("""
                date, sent, datum, gesendet, gesendet am, envoyé, envoyé le, date d'envoi, enviado, enviados, enviadas, enviado el,
                enviado em, enviada, enviada em, fecha, data, inviato, data invio, verzonden, wysłano, wysłane,
                skickat, sendt, dato, lähetetty, päivämäärä, päiväys, odesláno, отправлено, отправленные, дата, надіслано, 发送时间,
                发送日期, 日期, 時間, 时间, 寄件日期, 傳送日期, 發送時間, 已发送, 送信日時, 送信済み, 日時, 日付, 送信日, tarih, sendedatum, data wysłania, gönderildi, 보낸 날짜, 보낸날짜, 날짜, elküldve, küldve, dátum, trimis,
                στάλθηκε, απεστάλη, ημερομηνία, odoslané, dátum odoslania, poslano, datum slanja, enviat, נשלח, תאריך,
                تم الإرسال, التاريخ, изпратено, saadetud, kuupäev, išsiųsta, nosūtīts, đã gửi, ngày, ส่ง, วันที่,
                dikirim, tanggal"""),
        TO("""
                to, an, à, a, para, aan, do, till, til, vastaanottaja, komu, pro, кому, 收件人, 收件者, 宛先, destinataire, saaja,
                destinatario, destinatário, kime, odbiorca, adresat, mottagare, 받는 사람, 받는사람, 수신, címzett, către, προς, prima, za, per a, אל, إلى,
                до, adressaat, kam, tới, đến, ถึง, kepada"""),
        CC("""
                cc, kopie, kopia, copie à, копия, 抄送, 副本, dw, kopio, kopi, copia, cópia, kopie an, copie, ccn, bcc"""),
        SUBJECT("""
                subject, efni, betreff, objet, sujet, asunto, assunto, oggetto, onderwerp, temat, ämne, emne, aihe,
                předmět, тема, 主题, 主旨, 主題, 件名, konu, re, 제목, tárgy, subiect, θέμα, predmet, zadeva, assumpte,
                נושא, الموضوع, относно, teema, tēma, tema, chủ đề, เรื่อง, subjek, perihal"""),
        OTHER("""
                reply-to, antwort an, répondre à, responder a, rispondi a, risposta, antwoord aan, svar til, 返信先,
                importance, priority, wichtigkeit, priorität, importancia, prioridad, importância, prioridade, priorité, importanza,
                priorità, urgentie, prioriteit, ważność, priorytet, prioritet, prioritetti, tärkeys, důležitost, priorita, vigtighed,
                viktighet, betydelse, важность, приоритет, 重要性, 重要度, attachments, attachment, anlagen, anlage, anhang, anhänge,
                pièces jointes, datos adjuntos, archivos adjuntos, anexos, allegati, bijlagen, bijlage, załączniki, bilagor,
                vedhæftede filer, vedlegg, liitteet, přílohy, вложения, 附件, 添付ファイル, organization, resent-from, mailed-by, signed-by,
                mailer, user-agent, sensitivity, vertraulichkeit, flag""");

        private final String labels;

        Field(String labels) {
            this.labels = labels;
        }
    }

    private static final Map<String, Field> LABELS = Stream.of(Field.values())
            .flatMap(field -> Words.of(field.labels).stream().map(label -> Map.entry(label, field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));

    private static final Set<String> PEOPLES_DATES = Set.copyOf(Words.of("""
            date, datum, fecha, data, dato, päivämäärä, дата, 日期, 時間, 时间, 日時, 日付, tarih, 날짜, dátum, ημερομηνία,
            תאריך, التاريخ, kuupäev, ngày, วันที่, tanggal"""));
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d|[./-]\\d\\d(?!\\d)");
    private static final Pattern TIME = Pattern.compile("\\d[:h時点]\\s?\\d\\d|\\d\\.\\d\\d(?![.\\d])");

    /// What stands in headers, and no program writes above a quote.
    private static final Pattern TRANSPORT = Pattern.compile(
            "(?i)>? ?(?:return-path|received|delivered-to|authentication-results|arc-[a-z-]{1,40}|dkim-signature"
                    + "|received-spf|message-id|mime-version|content-type|content-transfer-encoding|x-[a-z0-9-]{1,60}):");

    /// It stands below a title.
    private static final Pattern UNDERLINE = Pattern.compile("={3,200}");

    private static final Pattern FORM = Pattern.compile("\\p{L}[\\p{L}\\p{N} /-]{1,30}:(?: .{1,200})?");
    private static final Pattern MONTH =
            Pattern.compile("(?<!\\p{L})(?!uhr|gmt|utc|mez|mesz|cest?|h\\b)\\p{L}{3,}", Pattern.CASE_INSENSITIVE);

    /// A number to call, also behind a name, an address of the network or a page.
    private static final Pattern NOBODY = Pattern.compile(
            "[+\\d][\\d\\s()/.:+-]{2,40}|https?://\\S{1,200}|[^<>@()]{1,100}\\([+\\d][\\d\\s/.-]{3,30}\\)");

    /// The block that begins at this line, or null.
    static @Nullable QuotedHeader at(List<String> lines, int at) {
        Cancelled.check();
        if (field(lines.get(at)) == null) {
            return NotesHeader.at(lines, at);
        }
        Map<Field, String> found = new EnumMap<>(Field.class);
        int last = at;
        boolean close = true;
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            Field field = field(lines.get(i));
            if (field != null && !found.containsKey(field)) {
                found.put(field, value(lines.get(i)));
                last = i;
            } else if (field == null
                    && (i - last > 3
                            || (close && i - at > 1 && lines.get(i).isBlank())
                            || (!close
                                    && !lines.get(i).isBlank()
                                    && lines.get(i - 1).isBlank()))) {
                break;
            }
            close &= !lines.get(i).isBlank();
        }
        boolean header = isHeader(found)
                && !NOBODY.matcher(found.getOrDefault(Field.FROM, "")).matches()
                && (isMarked(lines, at) || isQuotesOwn(found, lines, at, last));
        return header ? new QuotedHeader(last - at + 1, found.get(Field.FROM)) : onOneLine(lines.get(at));
    }

    /// Whether a block that nothing marks is what a program writes, and not part of a form or of a pasted header.
    private static boolean isQuotesOwn(Map<Field, String> found, List<String> lines, int at, int last) {
        return !isMidst(lines, at)
                && !isPasted(lines, at, last + 1)
                && !isForm(found, lines, at, last + 1)
                && (found.size() < 3 || isOfProgram(found) || saysWhenItWasSent(lines, at, last));
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
            return dated || (from != null && (found.containsKey(Field.DATE) || hasAddress(found)));
        }
        boolean addressed = from != null && from.indexOf('@') > 0;
        return (addressed && (dated || found.containsKey(Field.SUBJECT))) || (dated && to.indexOf('@') > 0);
    }

    private static boolean hasAddress(Map<Field, String> found) {
        return found.values().stream().anyMatch(value -> value.indexOf('@') > 0);
    }

    /// "From: Berlin, To: Hamburg, Date: Monday" is no header: programs write an address, or all four fields, the month
    /// in letters.
    private static boolean isOfProgram(Map<Field, String> found) {
        String date = found.getOrDefault(Field.DATE, "");
        return hasAddress(found) || (isWhole(found) && MONTH.matcher(date).find());
    }

    private static boolean isWhole(Map<Field, String> found) {
        String date = found.getOrDefault(Field.DATE, "");
        return found.keySet().containsAll(List.of(Field.FROM, Field.TO, Field.SUBJECT))
                && YEAR.matcher(date).find()
                && TIME.matcher(date).find();
    }

    /// Whether a field's line stands directly above: together with that it was found to be no header.
    private static boolean isMidst(List<String> lines, int at) {
        return at > 0
                && field(lines.get(at - 1)) != null
                && ReplyLines.isQuote(lines.get(at - 1)) == ReplyLines.isQuote(lines.get(at));
    }

    /// Whether lines with other labels stand beside it, as in forms and in what scanners send; or text at both sides of
    /// what names nobody by address and no month. Of what has all four fields one label is rather the mail's.
    private static boolean isForm(Map<Field, String> found, List<String> lines, int at, int end) {
        List<String> block = lines.subList(at, end);
        boolean spaced = block.stream().anyMatch(String::isBlank);
        int above = spaced ? filled(lines, at - 1, -1) : at - 1;
        int below = spaced ? filled(lines, end, 1) : end;
        boolean labelAbove = isOtherLabel(lines, above);
        boolean labelBelow = isOtherLabel(lines, below);
        if (!isWhole(found)) {
            return labelAbove || labelBelow;
        }
        boolean within = IntStream.range(at + 1, end).anyMatch(i -> isOtherLabel(lines, i));
        return Stream.of(labelAbove, within, labelBelow).filter(label -> label).count() > 1
                || (isText(lines, above) && isText(lines, below) && !isOfProgram(found));
    }

    /// The next line in this direction that is not blank.
    private static int filled(List<String> lines, int from, int step) {
        int at = from;
        while (at >= 0
                && at < lines.size()
                && Math.abs(at - from) < 3
                && lines.get(at).isBlank()) {
            at += step;
        }
        return at;
    }

    private static boolean isText(List<String> lines, int at) {
        return at >= 0 && at < lines.size() && !lines.get(at).isBlank();
    }

    private static boolean isOtherLabel(List<String> lines, int at) {
        return isText(lines, at) && FORM.matcher(bare(lines.get(at))).matches() && field(lines.get(at)) == null;
    }

    /// Whether it is part of a whole header, which somebody pasted to show it.
    private static boolean isPasted(List<String> lines, int at, int end) {
        return (at > 0 && TRANSPORT.matcher(lines.get(at - 1)).lookingAt())
                || (at > 1 && isContinued(lines, at - 1))
                || (end < lines.size() && TRANSPORT.matcher(lines.get(end)).lookingAt());
    }

    private static boolean isContinued(List<String> lines, int at) {
        int first = at;
        while (first > 0
                && first > at - MOST_LINES
                && !lines.get(first).isBlank()
                && Character.isWhitespace(lines.get(first).charAt(0))) {
            first--;
        }
        return first < at && TRANSPORT.matcher(lines.get(first)).lookingAt();
    }

    /// A rule stands above it, or its labels are bold or quoted.
    private static boolean isMarked(List<String> lines, int at) {
        String first = lines.get(at).strip();
        int above = at - 1;
        while (above > 0 && above > at - 3 && lines.get(above).isBlank()) {
            above--;
        }
        boolean ruled = above >= 0
                && (ReplyLines.isRule(lines.get(above))
                        || ReplyLines.isFramed(lines.get(above))
                        || ReplyLines.isSeparator(lines.get(above))
                        || ReplyLines.isForward(lines.get(above)));
        boolean title = above > 0
                && above == at - 1
                && UNDERLINE.matcher(lines.get(above).strip()).matches();
        return (ruled && !title) || first.startsWith("*") || first.startsWith(">");
    }

    /// "Sent" and its like with a date or a day; people write "Date" themselves.
    private static boolean saysWhenItWasSent(List<String> lines, int at, int last) {
        return lines.subList(at, last + 1).stream()
                .filter(line -> field(line) == Field.DATE && mayBeTime(value(line)))
                .anyMatch(line -> !PEOPLES_DATES.contains(label(line)));
    }

    private static boolean mayBeTime(String value) {
        return value.chars().filter(Character::isDigit).count() >= 3 || value.indexOf(' ') < 0;
    }

    /// A block whose line ends were lost: several labels on one line.
    private static @Nullable QuotedHeader onOneLine(String line) {
        String bare = bare(line);
        Map<Field, String> found = new EnumMap<>(Field.class);
        Field last = null;
        int value = 0;
        for (int colon = bare.indexOf(':'); colon >= 0; colon = bare.indexOf(':', colon + 1)) {
            int label = label(bare, value, colon);
            if (label >= 0) {
                if (last != null) {
                    found.putIfAbsent(last, bare.substring(value, label).strip());
                }
                last = LABELS.get(bare.substring(label, colon).strip().toLowerCase(Locale.ROOT));
                value = colon + 1;
            }
        }
        if (last != null) {
            found.putIfAbsent(last, bare.substring(value).strip());
        }
        return found.size() > 1 && isHeader(found) ? new QuotedHeader(1, found.get(Field.FROM)) : null;
    }

    /// Where the label before a colon begins: the longest of its last three words that is one; -1 for none.
    private static int label(String line, int from, int colon) {
        int label = -1;
        int at = line.substring(from, colon).stripTrailing().length() + from;
        for (int words = 0; words < 3 && at > from; words++) {
            at = Math.max(line.lastIndexOf(' ', at - 1), from - 1) + 1;
            if (LABELS.containsKey(line.substring(at, colon).strip().toLowerCase(Locale.ROOT))) {
                label = at;
            }
            at = Math.max(at - 1, from);
        }
        return label;
    }

    private static @Nullable Field field(String line) {
        int colon = colon(line);
        if (colon < 1) {
            return null;
        }
        return LABELS.get(label(line));
    }

    private static String label(String line) {
        return bare(line).substring(0, colon(line)).strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String line) {
        String value = bare(line).substring(colon(line) + 1).strip();
        return value.startsWith("|") ? value.replaceAll("^[|\\s]{1,9}|\\s{0,9}\\|$", "") : value;
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
    private static String bare(String line) {
        String bare = ReplyLines.unquoted(line)
                .replace("*", "")
                .replace('\u00a0', ' ')
                .strip();
        return bare.startsWith("|") ? bare.substring(1).strip() : bare;
    }
}
