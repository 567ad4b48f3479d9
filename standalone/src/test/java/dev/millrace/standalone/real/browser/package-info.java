/// The desk's pages in headless Chromium.
/// Knows the pages as people see them. Must not know how they are made. Compiled in the profile `real` only.
@NullMarked
package dev.millrace.standalone.real.browser;

import org.jspecify.annotations.NullMarked;
