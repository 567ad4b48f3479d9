/// Tells which of the desk's categories a message belongs to, how sure that is, and which words said so.
/// Subject, own words, quoted history and domain words are told apart as features.
/// It must not know runbooks, priorities or moods.
@NullMarked
package dev.millrace.enrichment.category;

import org.jspecify.annotations.NullMarked;
