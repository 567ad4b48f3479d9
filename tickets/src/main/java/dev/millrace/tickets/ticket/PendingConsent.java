package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import java.time.Instant;
import java.util.List;

/// The agreement that a ticket waits for.
///
/// @param approvalId unique within the ticket
/// @param consent whose agreement
/// @param consenters who may agree by link; empty until remediation has found them
/// @param expiresAt when it is too late
@JsonIgnoreProperties(ignoreUnknown = true)
public record PendingConsent(String approvalId, Consent consent, List<Person> consenters, Instant expiresAt) {
    public PendingConsent {
        consenters = consenters == null ? List.of() : List.copyOf(consenters);
    }

    boolean mayBeGivenBy(Person person) {
        return consenters.stream().anyMatch(consenter -> consenter.key().equals(person.key()));
    }
}
