package dev.millrace.topology.models;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where models lie.
///
/// @param location a folder that all instances see, or the `http` or `https` address of one; a version's file is
///     `VERSION.models` in it. Default `models`
/// @param limit how long fetching and checking one version may take; default 10 s
/// @param mostOfOthers so many sets of models, other than what ships, may other tenants have loaded, in
///     force and in shadow, when a tenant asks for another; default 4. That tenant's own, two of them
///     and two that they replace, come on top. Each takes some 40 MB
@ConfigurationProperties("millrace.models")
public record ModelSettings(
        @DefaultValue("models") String location,
        @DefaultValue("10s") Duration limit,
        @DefaultValue("4") int mostOfOthers) {
    public ModelSettings {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("millrace.models.limit must be positive, not " + limit);
        }
        if (mostOfOthers < 1) {
            throw new IllegalArgumentException(
                    "millrace.models.most-of-others must be at least 1, not " + mostOfOthers);
        }
    }
}
