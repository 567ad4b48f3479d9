/// Measures how well messages are understood, against labels given by people.
/// Reads the labelled messages, and tests of rules; pure functions from them and readings to figures.
/// It must not know how models are trained.
@NullMarked
package dev.millrace.enrichment.evaluation;

import org.jspecify.annotations.NullMarked;
