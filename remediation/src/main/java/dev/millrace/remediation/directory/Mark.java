package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;

/// An attribute that tells something of an entry by being there, or by its value.
///
/// @param value in any case; empty for any
public record Mark(String attribute, String value) {
    /// Reads `attribute` or `attribute=value`.
    public static Mark of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Mark(text.strip(), "")
                : new Mark(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
    }

    Filter filter() {
        return value.isEmpty() ? Filter.createPresenceFilter(attribute) : Filter.createEqualityFilter(attribute, value);
    }

    boolean isOn(Entry entry) {
        return value.isEmpty() ? entry.hasAttribute(attribute) : entry.hasAttributeValue(attribute, value);
    }
}
