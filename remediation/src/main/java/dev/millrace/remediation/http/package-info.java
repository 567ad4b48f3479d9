/// Systems that are spoken to by HTTP and JSON, as runbook files describe it: a VPN gateway, a mail gateway, Microsoft
/// Graph, whatever has a REST interface.
/// Knows requests, signing in, signing and errors. Must not know what any system is for.
@NullMarked
package dev.millrace.remediation.http;

import org.jspecify.annotations.NullMarked;
