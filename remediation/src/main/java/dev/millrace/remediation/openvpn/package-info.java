/// An OpenVPN server with an authority of our own: certificates issued and revoked, profiles that hold
/// them, and sessions ended through its management interface. Knows certificates and the server. Must
/// not know who may have a profile, nor how it reaches them.
@NullMarked
package dev.millrace.remediation.openvpn;

import org.jspecify.annotations.NullMarked;
