package dev.millrace.tickets.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which models read a tenant's messages, and who chose them.
///
/// @param inForce version whose verdicts are acted on; [#SHIPPED] for those that come with the program
/// @param shadow version that reads beside it, null for none
/// @param sample share of new tickets that the shadow reads, 0 to 1
/// @param previous version to go back to; null where there is none
/// @param change what was done: `promoted`, `rolled-back`, `shadow-started`, `shadow-ended`; null before the first
///     change
/// @param by who did it
/// @param at when
/// @param revision counts the choices of a tenant; 0 before the first, and for those written before they were counted
/// @param rewrites how often the same choice was written again, since one that was passed over lay behind it
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelChoice(
        String inForce,
        @Nullable String shadow,
        double sample,
        @Nullable String previous,
        @Nullable String change,
        @Nullable String by,
        @Nullable Instant at,
        long revision,
        int rewrites) {
    /// Stands for the models that come with the program, whatever their version.
    public static final String SHIPPED = "shipped";

    /// The form of a version: the first sixteen hexadecimal digits of the SHA-256 of the models' file.
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{16}");

    public ModelChoice {
        inForce = inForce == null ? SHIPPED : inForce;
        check("in force", inForce);
        if (shadow != null) {
            check("in shadow", shadow);
        }
        if (previous != null) {
            check("to go back to", previous);
        }
        if (!(sample >= 0 && sample <= 1)) {
            throw new IllegalArgumentException("The share of tickets that a shadow reads is 0 to 1, not " + sample);
        }
    }

    /// What holds before anybody has chosen.
    public static ModelChoice shipped() {
        return new ModelChoice(SHIPPED, null, 0, null, null, null, null, 0, 0);
    }

    /// Whether this names a version, or [#SHIPPED].
    public static boolean isVersion(String text) {
        return text.equals(SHIPPED) || VERSION.matcher(text).matches();
    }

    /// Another version reads beside the one in force.
    ///
    /// @throws IllegalStateException where that version is in force
    public ModelChoice shadowedBy(String version, double share, String who, Instant when) {
        if (version.equals(inForce)) {
            throw new IllegalStateException(version + " is in force already");
        }
        return new ModelChoice(inForce, version, share, previous, "shadow-started", who, when, revision + 1, 0);
    }

    /// Nothing reads beside the one in force any more.
    ///
    /// @throws IllegalStateException where nothing does
    public ModelChoice withoutShadow(String who, Instant when) {
        if (shadow == null) {
            throw new IllegalStateException("No models run in shadow");
        }
        return new ModelChoice(inForce, null, 0, previous, "shadow-ended", who, when, revision + 1, 0);
    }

    /// Another version comes into force; the one before is kept in mind.
    ///
    /// @throws IllegalStateException where it is in force already
    public ModelChoice promoted(String version, String who, Instant when) {
        if (version.equals(inForce)) {
            throw new IllegalStateException(version + " is in force already");
        }
        boolean stays = shadow != null && !shadow.equals(version);
        return new ModelChoice(
                version, stays ? shadow : null, stays ? sample : 0, inForce, "promoted", who, when, revision + 1, 0);
    }

    /// The version before the last promotion comes back.
    ///
    /// @throws IllegalStateException where there is none
    public ModelChoice rolledBack(String who, Instant when) {
        if (previous == null) {
            throw new IllegalStateException("There is nothing to go back to; " + inForce + " is in force");
        }
        boolean stays = shadow != null && !shadow.equals(previous);
        return new ModelChoice(
                previous, stays ? shadow : null, stays ? sample : 0, null, "rolled-back", who, when, revision + 1, 0);
    }

    /// The same once more. A choice that was passed over lies behind this one in the topic, which keeps the last
    /// record of a tenant alone.
    public ModelChoice again() {
        return new ModelChoice(inForce, shadow, sample, previous, change, by, at, revision, rewrites + 1);
    }

    /// Whether this is the other, however often each was written.
    public boolean isSame(ModelChoice other) {
        return equals(new ModelChoice(
                other.inForce,
                other.shadow,
                other.sample,
                other.previous,
                other.change,
                other.by,
                other.at,
                other.revision,
                rewrites));
    }

    /// Whether this was made knowing the other, or is it, written again. Of two choices that were made at once the
    /// second was made without knowing the first, and is passed over; so is the first, for who has seen the second
    /// alone, until it is written again.
    public boolean follows(ModelChoice other) {
        return revision == 0 || revision > other.revision || (revision == other.revision && rewrites > other.rewrites);
    }

    private static void check(String what, String version) {
        if (!isVersion(version)) {
            throw new IllegalArgumentException("The version " + what + " is '" + SHIPPED
                    + "' or sixteen hexadecimal digits, not '" + version + "'");
        }
    }
}
