/// Tells how soon a message must be worked on: impact by urgency, from evidence in the text.
/// What people cannot do, how many they are and by when it hurts counts; capital letters alone do not.
/// It must not know runbooks or who may have what.
@NullMarked
package dev.millrace.enrichment.priority;

import org.jspecify.annotations.NullMarked;
