package dev.millrace.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The one account there is. There is no default password: without a hash the program does not start.
///
/// @param user name to sign in with; default `admin`
/// @param address mail address of whoever signs in with it; null where nobody says
/// @param passwordHash bcrypt or Argon2 hash with its algorithm in front, such as `{bcrypt}$2a$10$…`
@ConfigurationProperties("millrace.admin")
record AdminAccount(
        @DefaultValue("admin") String user, @Nullable String address, String passwordHash) {
    AdminAccount {
        address = address == null || address.isBlank() ? null : address.strip();
        if (passwordHash == null || !passwordHash.matches("\\{(bcrypt|argon2)}.+")) {
            throw new IllegalArgumentException(
                    "millrace.admin.password-hash must be a hash such as {bcrypt}$2a$10$… or {argon2}$argon2id$…");
        }
    }

    @Override
    public String toString() {
        return "AdminAccount[user=" + user + "]";
    }
}
