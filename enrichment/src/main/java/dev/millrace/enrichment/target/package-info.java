/// Which piece of a message a runbook would act on: candidates are cut out of the text, and a model trained on
/// messages whose target people marked tells which of them is meant.
/// Pure functions from a message that is cut up to a target.
/// It must not know which runbook is right, nor what is then done.
@NullMarked
package dev.millrace.enrichment.target;

import org.jspecify.annotations.NullMarked;
