/// Access tokens for mail servers that take no passwords (RFC 6749): client credentials, or a signed assertion
/// of a service account (RFC 7523). Knows token endpoints. Must not know what a token is used for.
@NullMarked
package dev.millrace.access.token;

import org.jspecify.annotations.NullMarked;
