/// Finds what a text names: accounts, addresses, people, devices, applications, paths, groups, dates and more.
/// Patterns are linear in the text, without backtracking traps.
/// It must not know what a runbook would do with its findings.
@NullMarked
package dev.millrace.enrichment.entities;

import org.jspecify.annotations.NullMarked;
