/// From a reading to ranked hypotheses: what is the matter, which runbook mends it, on what, and may it run by itself.
/// The rules are declared in YAML with CEL conditions and checked when they are loaded, with file and line.
/// It must not know how a reading came about, nor how a runbook is carried out.
@NullMarked
package dev.millrace.enrichment.diagnosis;

import org.jspecify.annotations.NullMarked;
