package dev.millrace.intake;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// What the settings under one prefix may be. One beyond them ends the start with its name.
///
/// @param prefix of the settings' names, such as `millrace.intake.web`
public record Bounds(String prefix) {
    /// Allows numbers from 1.
    public void atLeastOne(String name, int value) {
        atLeast(1, name, value);
    }

    /// Allows numbers from the least.
    public void atLeast(int least, String name, int value) {
        require(value >= least, name, "at least " + least, value);
    }

    /// Allows times that are neither zero nor negative.
    public void positive(String name, Duration value) {
        require(value.isPositive(), name, "longer than zero", value);
    }

    /// Allows sizes that are neither zero nor negative.
    public void positive(String name, DataSize value) {
        require(value.toBytes() > 0, name, "more than nothing", value);
    }

    private void require(boolean holds, String name, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("%s.%s must be %s, not %s".formatted(prefix, name, expected, found));
        }
    }
}
