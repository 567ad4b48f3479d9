package dev.millrace.topology.step;

import org.jspecify.annotations.Nullable;

/// A timer's value: what a ticket is told beside the key when it fires.
///
/// @param tenant whose ticket
/// @param subject what it was set for: an approval's id, the time of the resolution; null for none
public record TimerSetting(String tenant, @Nullable String subject) {}
