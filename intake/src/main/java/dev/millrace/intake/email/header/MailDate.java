package dev.millrace.intake.email.header;

import dev.millrace.intake.Bounded;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a mail was written, as it says, if that can be.
public final class MailDate {
    private static final int LONGEST = 200;
    private static final Instant EARLIEST =
            LocalDate.of(1980, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,100}\\)");
    private static final int DEEPEST_COMMENT = 5;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern AROUND_COLON = Pattern.compile(" {0,9}: {0,9}");
    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,? {0,9}(?=[a-z0-9])");
    private static final Pattern COMMA_BEHIND_DAY = Pattern.compile("^(\\d{1,2}), {0,9}(?=[a-zA-Z])");
    private static final Pattern MONTH =
            Pattern.compile("(?i)\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\b\\.?");
    private static final Pattern DOTTED_TIME = Pattern.compile("\\b(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?(?= |$)");
    private static final Pattern ZONE_OF_GREENWICH = Pattern.compile("(?i)\\b(?:gmt|utc) ?(?=[+-]\\d)");
    private static final Pattern SUMMER = Pattern.compile("(?i)(?<= [mce]e)t dst$");
    private static final Pattern OFFSET = Pattern.compile("(?<=[ \\d])([+-]\\d{2}):(\\d{2})$");
    private static final Pattern HOURS_OF_OFFSET = Pattern.compile("(?<=:\\d{2} )([+-])(\\d{1,2})$");
    private static final Pattern OFFSET_WITHOUT_SIGN = Pattern.compile("(?<=:\\d{2} )(?=(?:0\\d|1[0-4])[0-5]\\d$)");
    /// `5 January 2026 at 10:00:00`, as Apple's programs show it.
    private static final Pattern AT_A_TIME = Pattern.compile("(?i)(?<=\\d) at (?=\\d{1,2}:)");
    private static final Pattern HALF_OF_DAY =
            Pattern.compile("(?i)\\b(\\d{1,2})(:\\d{2}(?::\\d{2})?) {0,9}([ap])\\.?m\\b\\.?");

    /// `Mon Jan  5 09:00:00 CET 2026`, as C and mailbox files have it.
    private static final Pattern YEAR_LAST = Pattern.compile(
            "([a-z]{3}) {1,9}(\\d{1,2}) {1,9}([\\d:]{4,8})(?: {1,9}([a-z]{1,5}|[+-]\\d{4}))? {1,9}(\\d{4})",
            Pattern.CASE_INSENSITIVE);

    /// `Jan 6, 2009 16:44:14 CST`
    private static final Pattern MONTH_FIRST =
            Pattern.compile("^([a-z]{3}) {1,9}(\\d{1,2}), {0,9}(\\d{4})\\b", Pattern.CASE_INSENSITIVE);

    /// `05 01 2026`, `5-1-2026`: in the order of RFC 5322, the day first.
    private static final Pattern MONTH_IN_DIGITS = Pattern.compile("^(\\d{1,2})([ -])(0?[1-9]|1[0-2])\\2(\\d{4})\\b");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})(?:\\.\\d{1,9})?(?: ?(Z|[+-]\\d{2}):?(\\d{2})?)?");

    /// Zones that RFC 5322 does not know. Of those of the same name the European one is meant.
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("CET", "+0100"),
            Map.entry("MET", "+0100"),
            Map.entry("MEZ", "+0100"),
            Map.entry("BST", "+0100"),
            Map.entry("WEST", "+0100"),
            Map.entry("CEST", "+0200"),
            Map.entry("MEST", "+0200"),
            Map.entry("MESZ", "+0200"),
            Map.entry("EET", "+0200"),
            Map.entry("EEST", "+0300"),
            Map.entry("MSK", "+0300"),
            Map.entry("JST", "+0900"),
            Map.entry("KST", "+0900"),
            Map.entry("AEST", "+1000"),
            Map.entry("AEDT", "+1100"));

    private MailDate() {}

    /// The date, or null where there is none that can be: where Date tells none, that of the first server's `Received`.
    /// A mail cannot be younger than its topmost `Received`: a date from the future is that of its receipt.
    public static @Nullable Instant of(MailHeaders headers) {
        List<String> path = headers.raw("Received");
        Instant dated = parse(headers.text("Date"));
        Instant written = dated != null || path.isEmpty() ? dated : parse(Optional.of(receipt(path.getLast())));
        Instant received = path.isEmpty() ? null : parse(Optional.of(receipt(path.getFirst())));
        boolean ahead = written != null && received != null && written.isAfter(received.plus(CLOCKS_DIFFER_BY));
        return written == null || ahead ? received : written;
    }

    /// Whether a date can be read, and is not more than a day away from when a server saw the mail first, if that can
    /// be read: clocks of devices stand still.
    public static boolean canBe(Optional<String> date, String firstReceived) {
        Instant written = parse(date);
        Instant received = parse(Optional.of(receipt(firstReceived)));
        return written != null
                && (received == null
                        || Duration.between(written, received).abs().compareTo(CLOCKS_DIFFER_BY) <= 0);
    }

    /// The time of a `Received`, which ends it.
    private static String receipt(String received) {
        return received.substring(received.lastIndexOf(';') + 1);
    }

    private static @Nullable Instant parse(Optional<String> text) {
        if (text.isEmpty() || text.get().isBlank()) {
            return null;
        }
        Instant usual = UsualDate.of(text.get().strip());
        if (usual != null) {
            return usual.isBefore(EARLIEST) ? null : usual;
        }
        String bare = bare(text.get());
        Instant date = ISO.matcher(bare).matches() ? isoDate(bare) : mailDate(proper(bare));
        return date == null || date.isBefore(EARLIEST) ? null : date;
    }

    /// Without comments, quotes and blanks around colons, which were once allowed.
    private static String bare(String text) {
        String bare = Bounded.clip(text, LONGEST).replace("\"", "");
        for (int depth = 0; depth < DEEPEST_COMMENT && bare.indexOf('(') >= 0; depth++) {
            bare = COMMENT.matcher(bare).replaceAll(" ");
        }
        return AROUND_COLON
                .matcher(BLANKS.matcher(bare).replaceAll(" "))
                .replaceAll(":")
                .strip();
    }

    /// As RFC 5322 has it: without the day of the week, with short months, and an offset for each zone.
    private static String proper(String bare) {
        String text = WEEKDAY.matcher(bare).replaceFirst("");
        text = AT_A_TIME.matcher(text).replaceFirst(" ");
        text = COMMA_BEHIND_DAY.matcher(text).replaceFirst("$1 ");
        text = MONTH.matcher(text).replaceFirst("$1");
        text = YEAR_LAST
                .matcher(text)
                .replaceFirst(last -> last.group(2) + " " + last.group(1) + " " + last.group(5) + " " + last.group(3)
                        + " " + (last.group(4) == null ? "" : last.group(4)));
        text = MONTH_FIRST.matcher(text).replaceFirst("$2 $1 $3");
        text = MONTH_IN_DIGITS
                .matcher(text)
                .replaceFirst(date -> date.group(1) + " " + month(date.group(3)) + " " + date.group(4));
        text = DOTTED_TIME
                .matcher(text)
                .replaceFirst(time ->
                        time.group(1) + ":" + time.group(2) + (time.group(3) == null ? "" : ":" + time.group(3)));
        text = ZONE_OF_GREENWICH.matcher(text).replaceFirst("").strip();
        text = SUMMER.matcher(text).replaceFirst("st");
        text = OFFSET.matcher(text).replaceFirst("$1$2");
        text = HOURS_OF_OFFSET
                .matcher(text)
                .replaceFirst(
                        hours -> hours.group(1) + (hours.group(2).length() < 2 ? "0" : "") + hours.group(2) + "00");
        text = OFFSET_WITHOUT_SIGN.matcher(text).replaceFirst("+");
        text = HALF_OF_DAY.matcher(text).replaceFirst(time -> hour(time.group(1), time.group(3)) + time.group(2));
        int zone = text.lastIndexOf(' ') + 1;
        String offset = ZONES.get(text.substring(zone).toUpperCase(Locale.ROOT));
        return offset == null ? text : text.substring(0, zone) + offset;
    }

    private static String month(String digits) {
        int start = 3 * (Integer.parseInt(digits) - 1);
        return MONTHS.substring(start, start + 3);
    }

    /// The hour on a clock of 24; some programs write both.
    private static int hour(String hour, String half) {
        int written = Integer.parseInt(hour);
        boolean morning = half.equalsIgnoreCase("a");
        return written > 12 ? written : written % 12 + (morning ? 0 : 12);
    }

    private static @Nullable Instant mailDate(String text) {
        try {
            Date parsed = new MailDateFormat().parse(text);
            return parsed == null ? null : parsed.toInstant();
        } catch (ParseException | RuntimeException noMailDate) {
            return null;
        }
    }

    private static @Nullable Instant isoDate(String text) {
        try {
            String proper = ISO.matcher(text)
                    .replaceFirst(iso -> iso.group(1) + "T" + iso.group(2) + offset(iso.group(3), iso.group(4)));
            return OffsetDateTime.parse(proper).toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /// As ISO 8601 has it whole. Without one the time is taken for that of Greenwich, as elsewhere.
    private static String offset(@Nullable String hours, @Nullable String minutes) {
        return hours == null || hours.equals("Z") ? "Z" : hours + ":" + (minutes == null ? "00" : minutes);
    }
}
