package dev.millrace.tickets.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the directory said of a person when it was read: the value of `desk.people`, keyed by tenant and mail address.
/// It may have changed since, so it ranks what may be the matter and is told as evidence; before anything is done the
/// directory is asked again. What is null, the directory did not say.
///
/// @param account name to sign in with
/// @param name display name
/// @param manager his mail address
/// @param vip whether the directory marks the person as one whose messages weigh more
/// @param locked whether the account was locked
/// @param disabled whether an administrator had taken the account out of use
/// @param passwordExpired whether the next sign-in demanded a new password
/// @param readAt when the directory said so
/// @param stateUntil how long the account's state counts, after which it is as good as unknown
@JsonIgnoreProperties(ignoreUnknown = true)
public record PersonFacts(
        @Nullable String account,
        @Nullable String name,
        @Nullable String department,
        @Nullable String title,
        @Nullable String manager,
        @Nullable Boolean vip,
        @Nullable Boolean locked,
        @Nullable Boolean disabled,
        @Nullable Boolean passwordExpired,
        @Nullable Instant readAt,
        @Nullable Instant stateUntil) {
    /// How long anything that the directory said counts. Who is still there is told anew more often.
    public static final Duration KEPT = Duration.ofDays(7);

    /// The key of `desk.people` for an address, in whatever case it is written.
    public static String key(String tenant, String address) {
        return tenant + "/" + address.strip().toLowerCase(Locale.ROOT);
    }

    /// Whether any of it still counts at a time.
    public boolean countsAt(Instant time) {
        return readAt == null || !readAt.plus(KEPT).isBefore(time);
    }

    /// What still counts of it at a time: a state of the account that is too old is unknown. That an account is out of
    /// use seldom changes, and holds a person back alone, so it stays known.
    public PersonFacts at(Instant time) {
        return stateUntil == null || !stateUntil.isBefore(time)
                ? this
                : new PersonFacts(
                        account, name, department, title, manager, vip, null, disabled, null, readAt, stateUntil);
    }
}
