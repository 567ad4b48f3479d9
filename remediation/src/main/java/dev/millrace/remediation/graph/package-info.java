/// What Microsoft Graph needs beyond plain requests: where there may be several things to change at once.
/// Knows Graph's authentication methods. Must not know how Graph is reached or signed in to.
@NullMarked
package dev.millrace.remediation.graph;

import org.jspecify.annotations.NullMarked;
