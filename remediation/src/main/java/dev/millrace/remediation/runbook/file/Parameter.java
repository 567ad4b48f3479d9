package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.understanding.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a value must be like before a run may use it.
///
/// @param longest in characters
/// @param form that the whole value must have, if any
/// @param choices one of which it must be, if there are any
/// @param least for an integer
/// @param most for an integer
record Parameter(
        String name,
        Type type,
        boolean required,
        int longest,
        @Nullable Pattern form,
        List<String> choices,
        long least,
        long most) {
    Parameter {
        choices = List.copyOf(choices);
    }

    /// Whether it is the target, and that an account.
    boolean isTargetAccount() {
        return name.equals("target") && type == Type.ACCOUNT;
    }

    /// Kinds of values. None takes control characters.
    enum Type {
        /// Any text.
        TEXT("a text without control characters", "[^\\p{Cntrl}]+"),
        /// A name as people and systems give them.
        NAME(
                "a name of letters, digits, blanks and . _ @ + ( ) -, beginning with a letter or digit",
                "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@+()-]*"),
        /// An account's name or address, or `sender`.
        ACCOUNT("an account's name or address", "[^\\p{Cntrl}]+"),
        /// A path of a file, relative or not; where it may lie is the connector's business.
        PATH("a path without control characters", "[^\\p{Cntrl}]+"),
        /// A mail address.
        ADDRESS("a mail address", "[^\\s\\p{Cntrl}@<>\"]+@[^\\s\\p{Cntrl}@<>\"]+"),
        /// A whole number.
        INTEGER("a whole number", "-?\\d{1,18}");

        private final String words;
        private final Pattern form;

        Type(String words, String form) {
            this.words = words;
            this.form = Pattern.compile(form);
        }
    }

    /// Why a value cannot be taken, if it cannot. The value itself is not repeated: it may be anything.
    Optional<String> objection(@Nullable String given) {
        String value = given == null ? "" : given.strip();
        if (value.isEmpty()) {
            return required ? Optional.of("'%s' is missing".formatted(name)) : Optional.empty();
        }
        if (value.equals(Diagnosis.SENDER) && type != Type.ACCOUNT && name.equals("target")) {
            return Optional.of("the message does not say what is meant");
        }
        if (value.length() > longest) {
            return Optional.of("'%s' is longer than %d characters".formatted(name, longest));
        }
        if (!type.form.matcher(value).matches()) {
            return Optional.of("'%s' must be %s".formatted(name, type.words));
        }
        if (form != null && !form.matcher(value).matches()) {
            return Optional.of("'%s' must have the form %s".formatted(name, form));
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            return Optional.of("'%s' must be one of %s".formatted(name, choices));
        }
        if (type == Type.INTEGER && (Long.parseLong(value) < least || Long.parseLong(value) > most)) {
            return Optional.of("'%s' must be %d to %d".formatted(name, least, most));
        }
        return Optional.empty();
    }
}
