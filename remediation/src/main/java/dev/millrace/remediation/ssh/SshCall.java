package dev.millrace.remediation.ssh;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.dialogue.Words;
import org.jspecify.annotations.Nullable;

/// A program to be called on a host.
///
/// @param device which host, where the settings' address stands for many
public record SshCall(@Nullable Template device, Words run) {}
