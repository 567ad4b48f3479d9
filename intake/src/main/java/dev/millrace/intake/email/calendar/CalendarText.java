package dev.millrace.intake.email.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a calendar says to a person whose mail says nothing beside it (RFC 5545): what, when, where, by whom. Without
/// words of our own, which might be in another language than the mail.
///
/// @param method what it was sent for (RFC 5546) in upper case, such as `REQUEST`; null where it does not say
/// @param text a line each, the description last; empty where it says nothing
/// @param commented whether somebody wrote a comment into it, as whoever answers an invitation may
public record CalendarText(@Nullable String method, String text, boolean commented) {
    private static final Set<String> ENTRIES = Set.of("VEVENT", "VTODO", "VJOURNAL");
    private static final Set<String> ANSWERS = Set.of("REPLY", "COUNTER", "DECLINECOUNTER");
    private static final int MOST_ATTENDEES = 20;
    private static final int MOST_COMMENTS = 20;

    /// Reads the first entry of a calendar; further ones are exceptions from it.
    public static CalendarText of(String calendar) {
        Map<String, ContentLine> entry = new HashMap<>();
        List<ContentLine> attendees = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        String method = null;
        boolean read = false;
        for (ContentLine line : ContentLine.of(calendar).toList()) {
            switch (line.name()) {
                case "BEGIN" -> open.push(line.word());
                case "END" -> read |= !open.isEmpty() && ENTRIES.contains(open.pop());
                case "METHOD" -> method = method == null ? line.word() : method;
                default -> {
                    // What stands deeper, such as an alarm, has a description of its own.
                    if (!read && !open.isEmpty() && ENTRIES.contains(open.element())) {
                        entry.putIfAbsent(line.name(), line);
                        if (line.name().equals("ATTENDEE") && attendees.size() < MOST_ATTENDEES) {
                            attendees.add(line);
                        }
                        String comment = comment(line);
                        if (!comment.isBlank() && comments.size() < MOST_COMMENTS && !comments.contains(comment)) {
                            comments.add(comment);
                        }
                    }
                }
            }
        }
        return new CalendarText(
                method, text(entry, isAnswer(method) ? attendees : List.of(), comments), !comments.isEmpty());
    }

    /// Whether that method answers an invitation: people press a button, and a program writes.
    public static boolean isAnswer(@Nullable String method) {
        return method != null && ANSWERS.contains(method);
    }

    /// Google's calendar writes the comment of who answers beside his answer.
    private static String comment(ContentLine line) {
        return switch (line.name()) {
            case "COMMENT" -> line.text();
            case "ATTENDEE" ->
                line.parameters().getOrDefault("X-RESPONSE-COMMENT", "").strip();
            default -> "";
        };
    }

    private static String text(Map<String, ContentLine> entry, List<ContentLine> attendees, List<String> comments) {
        String when = CalendarTime.words(entry.get("DTSTART"), entry.getOrDefault("DTEND", entry.get("DUE")));
        Stream<String> head = Stream.of(
                said(entry, "SUMMARY", ContentLine::text),
                when,
                said(entry, "LOCATION", ContentLine::text),
                said(entry, "ORGANIZER", ContentLine::person));
        Stream<String> answers = attendees.stream().map(CalendarText::answer);
        Stream<String> description = Stream.of(said(entry, "DESCRIPTION", ContentLine::text));
        return Stream.of(head, answers, comments.stream(), description)
                .flatMap(Function.identity())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String said(Map<String, ContentLine> entry, String name, Function<ContentLine, String> reading) {
        ContentLine line = entry.get(name);
        return line == null ? "" : reading.apply(line);
    }

    private static String answer(ContentLine attendee) {
        String answer = attendee.parameters().getOrDefault("PARTSTAT", "");
        return answer.isEmpty() ? "" : attendee.person() + ": " + answer.toLowerCase(Locale.ROOT);
    }
}
