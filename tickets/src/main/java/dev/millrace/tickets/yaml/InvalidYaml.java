package dev.millrace.tickets.yaml;

import org.jspecify.annotations.Nullable;

/// Something written in a YAML file does not hold. The message begins with the file and the line.
public final class InvalidYaml extends IllegalArgumentException {
    InvalidYaml(String place, String what, @Nullable Throwable cause) {
        super(place + ": " + what, cause);
    }
}
