package dev.millrace.enrichment.text;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a tenant, whose messages are read.
///
/// @param zone in which its people tell times
/// @param sites names of its places
/// @param vips addresses whose owners' messages weigh more, or `*@domain` for all of one
public record TenantFacts(ZoneId zone, List<String> sites, List<String> vips) {
    /// Nothing is known.
    public static final TenantFacts NONE = new TenantFacts(ZoneOffset.UTC, List.of(), List.of());

    /// Zones of the United States, and what the others begin with.
    private static final Set<String> UNITED_STATES = Set.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Detroit",
            "America/Boise",
            "America/Menominee",
            "America/Anchorage",
            "America/Juneau",
            "America/Sitka",
            "America/Metlakatla",
            "America/Yakutat",
            "America/Nome",
            "America/Adak",
            "America/Indianapolis",
            "America/Fort_Wayne",
            "America/Louisville",
            "America/Shiprock",
            "America/Atka",
            "America/Knox_IN",
            "Pacific/Honolulu",
            "EST5EDT",
            "CST6CDT",
            "MST7MDT",
            "PST8PDT");

    private static final List<String> WITHIN_THE_UNITED_STATES =
            List.of("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/");

    public TenantFacts {
        sites = List.copyOf(sites);
        vips = vips.stream().map(vip -> vip.strip().toLowerCase(Locale.ROOT)).toList();
        for (String vip : vips) {
            if (vip.indexOf('@') < 1) {
                throw new IllegalArgumentException("a VIP is an address or *@domain, not '" + vip + "'");
            }
        }
        for (String site : sites) {
            if (site.isBlank()) {
                throw new IllegalArgumentException("a site has an empty name");
            }
        }
    }

    /// Whether that address is on the list.
    public boolean isVip(@Nullable String address) {
        if (address == null) {
            return false;
        }
        String key = address.strip().toLowerCase(Locale.ROOT);
        return vips.contains(key) || vips.contains("*" + key.substring(Math.max(0, key.indexOf('@'))));
    }

    /// The same where nobody weighs more.
    public TenantFacts withoutVips() {
        return new TenantFacts(zone, sites, List.of());
    }

    /// Whether its people write the month before the day: in the United States they do, in most of America they do not.
    public boolean writesMonthFirst() {
        return isInTheUnitedStates(zone.getId());
    }

    static boolean isInTheUnitedStates(String id) {
        if (UNITED_STATES.contains(id)) {
            return true;
        }
        for (String beginning : WITHIN_THE_UNITED_STATES) {
            if (id.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
