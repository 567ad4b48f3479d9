/// What a tenant's desk is set to while it runs: the values of `desk.config`.
/// Knows what may follow from what. Must not know who reads it, or where models lie.
@NullMarked
package dev.millrace.tickets.config;

import org.jspecify.annotations.NullMarked;
