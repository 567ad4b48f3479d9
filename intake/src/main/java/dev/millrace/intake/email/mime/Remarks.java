package dev.millrace.intake.email.mime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is to be said of a mail's body beside what is in it.
final class Remarks {
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    void flag(String flag) {
        flags.add(flag);
    }

    void flag(Collection<String> several) {
        flags.addAll(several);
    }

    /// @param warning a sentence for people
    void warn(String flag, String warning) {
        flags.add(flag);
        warnings.add(warning);
    }

    Set<String> flags() {
        return flags;
    }

    List<String> warnings() {
        return warnings;
    }
}
