/// The signed links that go out to people and come back from them: status pages, approvals, one-time secrets.
/// Knows the signing key and the address under which people reach the desk.
/// Must not know what a page behind a link shows or does.
@NullMarked
package dev.millrace.notifier.link;

import org.jspecify.annotations.NullMarked;
