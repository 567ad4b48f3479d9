package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Risk;
import org.jspecify.annotations.Nullable;

/// What a policy judges a request by beside what the request itself says: how it came about.
///
/// @param category of the message; null where it is not known
/// @param confidence of the category, from 0 to 1
/// @param channel by which the message came
/// @param automatable whether it is clear what is to be done
/// @param risk of the runbook by the diagnosis; null where no diagnosis named it
@JsonIgnoreProperties(ignoreUnknown = true)
public record Circumstances(
        @Nullable Category category,
        double confidence,
        Channel channel,
        boolean automatable,
        @Nullable Risk risk) {}
