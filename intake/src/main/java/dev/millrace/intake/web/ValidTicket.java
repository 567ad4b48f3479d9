package dev.millrace.intake.web;

import dev.millrace.access.InvalidRequest;
import dev.millrace.access.InvalidRequest.FieldError;
import dev.millrace.intake.Bounded;
import dev.millrace.intake.Installation;
import dev.millrace.tickets.message.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;

/// A request whose every field is as it must be.
record ValidTicket(Person from, String subject, String text, String tenant, List<FilePart> files) {
    static final int LONGEST_SUBJECT = 500;
    static final int LONGEST_TEXT = 100_000;
    static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s@<>\"(),;:\\\\\\[\\]\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63}){0,8}");

    /// Checks all fields.
    ///
    /// @throws InvalidRequest naming every field that is wrong
    static ValidTicket of(TicketRequest request, Installation installation) {
        List<FieldError> errors = new ArrayList<>();
        String email = required("email", request.email(), LONGEST_ADDRESS, errors);
        if (!email.isEmpty() && !ADDRESS.matcher(email).matches()) {
            errors.add(new FieldError(
                    "email", "expected a mail address such as anna@acme.example, found '" + email + "'"));
        }
        String name = optional("name", request.name(), LONGEST_NAME, errors);
        String subject = required("subject", request.subject(), LONGEST_SUBJECT, errors);
        if (subject.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("subject", "expected one line of text, found control characters"));
        }
        String text = required("text", written(request.text()), LONGEST_TEXT, errors);
        String tenant = tenant(request.tenant(), installation, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(400, errors);
        }
        Person from = new Person(email, name.isEmpty() ? null : name.replaceAll("\\p{Cntrl}+", " "));
        return new ValidTicket(from, subject, text.replace("\r\n", "\n"), tenant, request.files());
    }

    private static @Nullable String written(@Nullable String text) {
        return text == null ? null : Bounded.text(text);
    }

    private static String required(String field, @Nullable String value, int longest, List<FieldError> errors) {
        String found = optional(field, value, longest, errors);
        if (found.isEmpty()) {
            errors.add(
                    new FieldError(field, value == null ? "expected, but missing" : "expected some text, found none"));
        }
        return found;
    }

    private static String optional(String field, @Nullable String value, int longest, List<FieldError> errors) {
        String found = value == null ? "" : value.strip();
        if (found.length() > longest) {
            errors.add(new FieldError(
                    field, "expected at most %,d characters, found %,d".formatted(longest, found.length())));
        }
        return found;
    }

    private static String tenant(@Nullable String value, Installation installation, List<FieldError> errors) {
        String tenant = value == null || value.isBlank() ? installation.defaultTenant() : value.strip();
        if (!installation.tenants().contains(tenant)) {
            String shown = tenant.length() > 60 ? tenant.substring(0, 60) + "…" : tenant;
            errors.add(new FieldError("tenant", "expected a tenant of this desk, found '" + shown + "'"));
        }
        return tenant;
    }
}
