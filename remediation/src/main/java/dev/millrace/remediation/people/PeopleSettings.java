package dev.millrace.remediation.people;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether and how the stream is told of the directory's people.
///
/// @param source where they are read; default `none`, and then the stream knows nothing of anybody
/// @param interval from one reading's end to the next, at least a minute; default 15 minutes
/// @param timeLimit of one reading; default 10 minutes
/// @param tenant whose people they are; default the only one that this installation serves
/// @param departments attributes of which the first that is there tells the department; default `department`,
///     `departmentNumber`
/// @param titles the same of the title; default `title`
/// @param vips `attribute` or `attribute=value` of those whose messages weigh more; default none
@ConfigurationProperties("millrace.remediation.people")
record PeopleSettings(
        @DefaultValue("none") Source source,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("10m") Duration timeLimit,
        @Nullable String tenant,
        @DefaultValue({"department", "departmentNumber"}) List<String> departments,
        @DefaultValue("title") List<String> titles,
        @DefaultValue List<String> vips) {
    private static final Duration LEAST = Duration.ofMinutes(1);

    /// Where people are read.
    enum Source {
        NONE,
        DIRECTORY
    }

    PeopleSettings {
        departments = List.copyOf(departments);
        titles = List.copyOf(titles);
        vips = List.copyOf(vips);
        if (interval.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "millrace.remediation.people.interval must be at least 1m, not " + interval);
        }
        if (!timeLimit.isPositive()) {
            throw new IllegalArgumentException(
                    "millrace.remediation.people.time-limit must be above zero, not " + timeLimit);
        }
    }

    /// Whose people they are.
    ///
    /// @param served by this installation
    /// @throws IllegalArgumentException where it serves several and none is named
    String tenantOf(List<String> served) {
        if (tenant != null && served.contains(tenant)) {
            return tenant;
        }
        if (tenant == null && served.size() == 1) {
            return served.getFirst();
        }
        throw new IllegalArgumentException("millrace.remediation.people.tenant must be one of %s, not %s"
                .formatted(served, tenant == null ? "missing" : "'" + tenant + "'"));
    }
}
