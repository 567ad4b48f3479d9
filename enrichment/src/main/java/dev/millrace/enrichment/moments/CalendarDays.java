package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads days of the calendar: `2026-12-03`, `03.12.`, `3/12/2026`, `3 December`, `December 3rd`,
/// `3 de diciembre de 2026`.
final class CalendarDays {
    private static final Pattern ISO = Pattern.compile("(20\\d\\d)-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2}))?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|er)?");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final WordList BEFORE_A_MONTH = WordList.of(".", "de", "of", "er");
    private static final WordList BEFORE_A_YEAR = WordList.of(",", "de", "del");
    private static final int MONTHS = 12;
    /// Months' names that a full stop shortens; behind one in full it ends the sentence.
    private static final WordList SHORT = WordList.of(
            "jan", "feb", "mar", "mrz", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez",
            "janv", "fev", "fevr", "avr", "juil", "ene", "abr", "ago", "dic");
    private static final int CENTURY = 2000;

    private CalendarDays() {}

    /// The day that begins at a token, null where none does.
    ///
    /// @param monthFirst whether 03/12 is the twelfth of March
    static @Nullable Hit<Day> at(Tokens tokens, int at, boolean monthFirst) {
        Token token = tokens.get(at);
        if (!Character.isDigit(token.text().charAt(0))) {
            return monthThenDay(tokens, at);
        }
        Matcher iso = Digits.matching(ISO, '-', token.text());
        if (iso != null) {
            int year = Digits.number(iso, 1);
            return new Hit<>(new Day.Calendar(Digits.number(iso, 3), Digits.number(iso, 2), year, false), at + 1);
        }
        Matcher slashed = Digits.matching(SLASHED, '/', token.text());
        if (slashed != null) {
            int first = Digits.number(slashed, 1);
            int second = Digits.number(slashed, 2);
            boolean american = second > MONTHS || (monthFirst && first <= MONTHS);
            return valid(american ? second : first, american ? first : second, year(slashed.group(3)), at + 1);
        }
        Matcher dotted = Digits.matching(DOTTED, '.', token.text());
        boolean dot = tokens.norm(at + 1).equals(".")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).start() == token.end();
        if (dotted != null && (dotted.group(3) != null || dot)) {
            return valid(
                    Digits.number(dotted, 1),
                    Digits.number(dotted, 2),
                    year(dotted.group(3)),
                    dotted.group(3) == null ? at + 2 : at + 1);
        }
        return dayThenMonth(tokens, at);
    }

    private static @Nullable Hit<Day> monthThenDay(Tokens tokens, int at) {
        Integer month = MomentWords.month(tokens.norm(at));
        if (month == null || !Character.isUpperCase(tokens.get(at).text().charAt(0))) {
            return null;
        }
        // "Dec. 1"; a name in full ends its sentence there: "by December. 3 people cannot work".
        boolean dot = tokens.norm(at + 1).equals(".");
        if (dot && !SHORT.contains(tokens.norm(at))) {
            return null;
        }
        int next = dot ? at + 2 : at + 1;
        Matcher day = ORDINAL.matcher(tokens.norm(next));
        return day.matches() ? withYear(tokens, Digits.number(day, 1), month, next + 1) : null;
    }

    private static @Nullable Hit<Day> dayThenMonth(Tokens tokens, int at) {
        int next = at + 1;
        while (next <= at + 2 && BEFORE_A_MONTH.contains(tokens.norm(next))) {
            next++;
        }
        Integer month = MomentWords.month(tokens.norm(next));
        if (month == null) {
            return null;
        }
        Matcher day = ORDINAL.matcher(tokens.norm(at));
        if (!day.matches()) {
            return null;
        }
        // "2. Dez. 14 Uhr"
        boolean shortened = tokens.norm(next + 1).equals(".") && SHORT.contains(tokens.norm(next));
        return withYear(tokens, Digits.number(day, 1), month, shortened ? next + 2 : next + 1);
    }

    private static @Nullable Hit<Day> withYear(Tokens tokens, int day, int month, int next) {
        int year = BEFORE_A_YEAR.contains(tokens.norm(next)) ? next + 1 : next;
        return YEAR.matcher(tokens.norm(year)).matches()
                ? valid(day, month, Integer.valueOf(tokens.norm(year)), year + 1)
                : valid(day, month, null, next);
    }

    private static @Nullable Hit<Day> valid(int day, int month, @Nullable Integer year, int next) {
        boolean possible = day >= 1 && day <= 31 && month >= 1 && month <= MONTHS;
        return possible ? new Hit<>(new Day.Calendar(day, month, year, false), next) : null;
    }

    private static @Nullable Integer year(@Nullable String digits) {
        if (digits == null) {
            return null;
        }
        int year = Integer.parseInt(digits);
        return year < 100 ? CENTURY + year : year;
    }
}
