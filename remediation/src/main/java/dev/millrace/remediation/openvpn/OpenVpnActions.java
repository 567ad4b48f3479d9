package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.remediation.secret.SecretStore;
import java.util.List;
import java.util.Set;

/// What can be done about certificates of a VPN.
public record OpenVpnActions(Configured<OpenVpn> server, Configured<SecretStore> secrets) implements ActionSource {
    /// The new certificate's serial number, in hexadecimal digits.
    static final String SERIAL = "certificate.serial";

    @Override
    public List<Action> actions() {
        return List.of(
                Action.plain(
                        "openvpn.keep-profile",
                        Set.of(SecretFacts.ID, SERIAL),
                        () -> new KeepProfile(server.get(), secrets.get())),
                Action.plain("openvpn.revoke-others", Set.of(), () -> new RevokeOthers(server.get())),
                Action.plain("openvpn.disconnect", Set.of(), () -> new Disconnect(server.get())));
    }
}
