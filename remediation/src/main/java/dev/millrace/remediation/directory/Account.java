package dev.millrace.remediation.directory;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.TenantDomains;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account as the directory has it now.
///
/// @param id what it is known by wherever it is moved and whatever it is called; empty where the directory tells none
/// @param dn its distinguished name
/// @param uid the name to sign in with
/// @param name the person's name
/// @param mail the address at work
/// @param secondAddresses registered for when the account cannot be used
/// @param manager the manager's distinguished name
/// @param locked whether it cannot sign in
/// @param mustChangePassword whether the next sign-in demands a new password
/// @param disabled whether an administrator has taken it out of use
/// @param guarded whether the directory itself guards it, as one of those that may rule it
public record Account(
        String id,
        String dn,
        String uid,
        String name,
        @Nullable String mail,
        List<String> secondAddresses,
        @Nullable String manager,
        boolean locked,
        boolean mustChangePassword,
        boolean disabled,
        boolean guarded) {
    public Account {
        secondAddresses = List.copyOf(secondAddresses);
    }

    /// Whether an address is one of the account's own.
    public boolean owns(String address) {
        String wanted = address.strip().toLowerCase(Locale.ROOT);
        return (mail != null && mail.strip().toLowerCase(Locale.ROOT).equals(wanted))
                || secondAddresses.stream()
                        .anyMatch(second ->
                                second.strip().toLowerCase(Locale.ROOT).equals(wanted));
    }

    /// The person at work.
    public Optional<Person> atWork() {
        return Optional.ofNullable(mail).filter(address -> !address.isBlank()).map(this::person);
    }

    /// The person at the second address.
    public Optional<Person> elsewhere() {
        return secondAddresses.stream()
                .filter(address -> !address.isBlank())
                .findFirst()
                .map(this::person);
    }

    /// What tells it from all others, whatever it is called.
    public String identity() {
        return id.isEmpty() ? dn.toLowerCase(Locale.ROOT) : id;
    }

    /// Whether the address at work is of another tenant's domain.
    public boolean isOfAnother(String tenant, TenantDomains domains) {
        return atWork().flatMap(person -> domains.other(tenant, person.address()))
                .isPresent();
    }

    private Person person(String address) {
        return new Person(address.strip(), name);
    }
}
