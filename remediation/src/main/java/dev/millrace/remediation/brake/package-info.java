/// What holds automation back: stops by a person, the blast-radius brake, the end of a single run, change
/// freezes and rates. Knows when nothing may be changed. Must not know what a run does.
@NullMarked
package dev.millrace.remediation.brake;

import org.jspecify.annotations.NullMarked;
