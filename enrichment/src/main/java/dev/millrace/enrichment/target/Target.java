package dev.millrace.enrichment.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a runbook would act on, as far as a message says it.
public sealed interface Target {
    /// The message names it.
    record Found(String value) implements Target {}

    /// The writer's own account.
    record Sender() implements Target {}

    /// Somebody or something else is meant, and not named.
    ///
    /// @param since words that speak of somebody else, null where no such words matter
    record Missing(String what, @Nullable String since) implements Target {
        public Missing(String what) {
            this(what, null);
        }
    }

    /// More than one is named.
    record Several(List<String> values) implements Target {}

    /// The runbook is `none`, or acts on nothing.
    record None() implements Target {}

    /// The name that conditions of rules use.
    default String name() {
        return switch (this) {
            case Found _ -> "found";
            case Sender _ -> "sender";
            case Missing _ -> "missing";
            case Several _ -> "several";
            case None _ -> "none";
        };
    }
}
