/// Which models read a tenant's messages: chosen in `desk.config`, fetched by version, checked, and exchanged while the
/// stream runs; beside them, what models in shadow would say.
/// Knows versions and where their files lie. Must not know what follows from a verdict.
@NullMarked
package dev.millrace.topology.models;

import org.jspecify.annotations.NullMarked;
