/// The desk as an installation has it: programs of their own, started, stopped and killed from outside, and real mail
/// programs and browsers before it. Runs in the profile `real`, on what `package` has built.
/// Knows only what people and programs outside can see. Must not reach into any room.
@NullMarked
package dev.millrace.standalone.real;

import org.jspecify.annotations.NullMarked;
