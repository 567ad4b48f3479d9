package dev.millrace.intake.email.header;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A date as nearly all mails have it and RFC 5322 wants it: `Mon, 5 Jan 2026 10:00:00 +0100`, with or without the name
/// of its zone in brackets. Read in one pass; whatever is written otherwise is left to [MailDate].
final class UsualDate {
    private static final String WEEKDAYS = "Mon,Tue,Wed,Thu,Fri,Sat,Sun,";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int SECONDS_OF_AN_HOUR = 3600;
    private static final int WRONG = -1;

    private final String text;
    private int at;

    private UsualDate(String text) {
        this.text = text;
    }

    /// The date, or null where it is written otherwise.
    static @Nullable Instant of(String text) {
        return new UsualDate(text).read();
    }

    private @Nullable Instant read() {
        if (text.indexOf(',') == 3 && !skipWeekday()) {
            return null;
        }
        int day = number(isDigit(at + 1) ? 2 : 1, 1, 31);
        int month = skip(' ') ? month() : WRONG;
        int year = skip(' ') ? number(4, 1900, 9999) : WRONG;
        int hour = skip(' ') ? number(2, 0, 23) : WRONG;
        int minute = skip(':') ? number(2, 0, 59) : WRONG;
        int second = skip(':') ? number(2, 0, 59) : WRONG;
        boolean east = skip(' ') && at < text.length() && text.charAt(at) == '+';
        boolean signed = east || skip('-');
        at += east ? 1 : 0;
        int zoneHours = signed ? number(2, 0, 14) : WRONG;
        int zoneMinutes = number(2, 0, 59);
        boolean whole = (day | month | year | hour | minute | second | zoneHours | zoneMinutes) >= 0;
        if (!whole || !endsHere() || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        int offset = zoneHours * SECONDS_OF_AN_HOUR + zoneMinutes * SECONDS_OF_A_MINUTE;
        long seconds =
                LocalDate.of(year, month, day).atTime(hour, minute, second).toEpochSecond(ZoneOffset.UTC);
        return Instant.ofEpochSecond(east ? seconds - offset : seconds + offset);
    }

    private boolean skipWeekday() {
        int weekday = WEEKDAYS.indexOf(text.substring(0, 4));
        at = 4;
        return weekday >= 0 && weekday % 4 == 0 && skip(' ');
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private int month() {
        int month = at + 3 <= text.length() ? MONTHS.indexOf(text.substring(at, at + 3)) : WRONG;
        at += 3;
        return month >= 0 && month % 3 == 0 ? month / 3 + 1 : WRONG;
    }

    private int number(int digits, int least, int most) {
        int number = 0;
        for (int end = at + digits; at < end; at++) {
            if (!isDigit(at)) {
                return WRONG;
            }
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number >= least && number <= most ? number : WRONG;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /// Nothing more, or a zone's name in brackets.
    private boolean endsHere() {
        if (at == text.length()) {
            return true;
        }
        int end = text.length() - 1;
        if (!text.startsWith(" (", at) || text.charAt(end) != ')') {
            return false;
        }
        for (int i = at + 2; i < end; i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
