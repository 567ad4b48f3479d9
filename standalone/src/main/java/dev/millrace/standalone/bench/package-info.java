/// Benchmarks: each measures something beside its limit in the same run, so that the ratio holds on any machine.
/// Knows the rooms and parts that it starts. Must not be known by any of them.
@NullMarked
package dev.millrace.standalone.bench;

import org.jspecify.annotations.NullMarked;
