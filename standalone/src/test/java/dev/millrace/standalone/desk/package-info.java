/// The whole desk, used as its users use it: by mail, form, chat and browser feed.
/// Knows only what people and programs outside can see. Must not reach into any room.
@NullMarked
package dev.millrace.standalone.desk;

import org.jspecify.annotations.NullMarked;
