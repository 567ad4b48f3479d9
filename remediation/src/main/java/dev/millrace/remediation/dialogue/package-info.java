/// Steps that are described in files alone, as questions to a system and answers from it: the same for every system
/// that can be asked so (HTTP, scripts, SSH).
/// Knows what a change needs of such answers. Must not know how any system is spoken to.
@NullMarked
package dev.millrace.remediation.dialogue;

import org.jspecify.annotations.NullMarked;
