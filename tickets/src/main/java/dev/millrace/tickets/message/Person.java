package dev.millrace.tickets.message;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who writes or is written to.
///
/// @param address mail address; compared without regard to case
/// @param name the display name, where one is known
public record Person(String address, @Nullable String name) {
    public Person {
        if (address.isBlank()) {
            throw new IllegalArgumentException("A person's address is empty");
        }
    }

    /// The form in which addresses are compared.
    public String key() {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /// Why his agreement at the desk cannot count, if it cannot: where only the name is known that he signed in with,
    /// nobody can tell whether the request is his own.
    public Optional<String> objectionToSignedIn() {
        return address.indexOf('@') > 0
                ? Optional.empty()
                : Optional.of("nobody knows whose account '%s' is, while millrace.admin.address does not say so;"
                                .formatted(address)
                        + " whoever was asked can answer the mail that asks him");
    }

    /// What to call him by: his name where it is known, else his address.
    public String shown() {
        return name == null ? address : name;
    }

    /// The address as it may be shown to whoever may be somebody else: `b…@acme.example`. He who has it knows it
    /// again, and nobody learns it.
    public String masked() {
        String text = key();
        int at = text.lastIndexOf('@');
        return at < 0
                ? "…"
                : (at > 1 ? text.substring(0, text.offsetByCodePoints(0, 1)) : "") + "…" + text.substring(at);
    }
}
