/// What the tests of all rooms share: BlockHound, which fails whatever blocks a reactive thread.
/// Knows what only looks like blocking. Must not know any room.
@NullMarked
package dev.millrace.messaging.testing;

import org.jspecify.annotations.NullMarked;
