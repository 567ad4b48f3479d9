package dev.millrace.access;

import dev.millrace.tickets.message.Person;
import org.jspecify.annotations.Nullable;

/// Who is behind the name that somebody signed in with: a name to sign in with alone does not show that he asked for
/// something himself, by his address.
///
/// @param user the account's name
/// @param address of whoever signs in with it; null where nobody says
public record SignedIn(String user, @Nullable String address) {
    /// The person who signed in under a name: at his address where it is known, else at the name.
    public Person person(String name) {
        return address != null && name.equals(user) ? new Person(address, name) : new Person(name, null);
    }
}
