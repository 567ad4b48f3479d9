/// What a step in a runbook file can do, offered by the connectors, and the words it is told with.
/// Knows templates, conditions and arguments. Must not know how runbook files are found, nor any outside system.
@NullMarked
package dev.millrace.remediation.action;

import org.jspecify.annotations.NullMarked;
