package dev.millrace.enrichment.priority;

import dev.millrace.tickets.understanding.Entity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What weighs on priority beside the words.
///
/// @param deadline the nearest deadline ahead, as it is said; null where there is none
/// @param left how long until then
/// @param vip why the sender's messages weigh more, in words; null where they do not
public record Circumstances(
        @Nullable String deadline, Duration left, @Nullable String vip) {
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    /// What is known of a message.
    ///
    /// @param entities that it names
    /// @param written when; null where it is not known
    public static Circumstances of(List<Entity> entities, @Nullable ZonedDateTime written, @Nullable String vip) {
        String nearest = null;
        Duration least = Duration.ZERO;
        for (Entity entity : entities) {
            if (written != null && entity.type().equals("deadline")) {
                Duration left = left(entity.value(), written);
                if (left.isPositive() && (nearest == null || left.compareTo(least) < 0)) {
                    nearest = entity.text();
                    least = left;
                }
            }
        }
        return new Circumstances(nearest, least, vip);
    }

    /// Whether there is a deadline and so little time until then.
    boolean isWithin(Duration time) {
        return deadline != null && left.compareTo(time) <= 0;
    }

    private static Duration left(String value, ZonedDateTime written) {
        try {
            ZonedDateTime until = value.indexOf('T') > 0
                    ? OffsetDateTime.parse(value).toZonedDateTime()
                    : LocalDate.parse(value).atTime(END_OF_WORK).atZone(written.getZone());
            return Duration.between(written, until);
        } catch (DateTimeException noSuchDay) {
            return Duration.ZERO;
        }
    }
}
