package dev.millrace.tickets.message;

import java.util.Locale;

/// Where a mail address belongs.
public final class MailDomain {
    private MailDomain() {}

    /// What stands behind the last `@` of an address, in small letters; all of it where there is none.
    public static String of(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /// Whether the domains of two addresses are the same, or one lies beneath the other. A top-level domain is nobody's
    /// house.
    public static boolean areOfOneHouse(String address, String other) {
        String one = of(address);
        String another = of(other);
        return one.equals(another) || isBeneath(one, another) || isBeneath(another, one);
    }

    private static boolean isBeneath(String domain, String house) {
        return house.indexOf('.') > 0 && domain.endsWith("." + house);
    }
}
