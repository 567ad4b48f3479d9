/// Which cases property-based tests try. Knows jqwik. Must not know any room; no program may hold it.
@NullMarked
package dev.millrace.propertyseeds;

import org.jspecify.annotations.NullMarked;
