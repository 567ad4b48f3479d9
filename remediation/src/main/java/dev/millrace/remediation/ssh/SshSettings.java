package dev.millrace.remediation.ssh;

import dev.millrace.remediation.connector.GuardSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The hosts on which runbook files may call programs by SSH.
///
/// @param knownHosts the hosts' keys, in the form of OpenSSH (`ssh-keyscan` writes it); a host that is not in
///     it is not spoken to
/// @param hosts by the name that files use
@ConfigurationProperties("millrace.remediation.ssh")
public record SshSettings(
        @Nullable Path knownHosts, @DefaultValue Map<String, HostSettings> hosts) {
    public SshSettings {
        hosts = hosts == null ? Map.of() : Map.copyOf(hosts);
        if (!hosts.isEmpty() && (knownHosts == null || !knownHosts.isAbsolute())) {
            throw new IllegalArgumentException(
                    "millrace.remediation.ssh.known-hosts must be an absolute path, not " + knownHosts);
        }
        hosts.forEach((name, host) -> host.check("millrace.remediation.ssh.hosts." + name));
    }

    /// One host, or many that are spoken to alike.
    ///
    /// @param address `build1.acme.example`; for many `*.linux.acme.example`, where a call names the device
    /// @param port default 22
    /// @param user to sign in as
    /// @param key reference of a private key (PEM, or as OpenSSH writes it, without a passphrase)
    /// @param password reference of a password, where there is no key
    /// @param commands what may be called, word by word; `*` stands for any one word, and a word with blanks is in
    ///     quotes: `apt-cache show *`
    /// @param largestOutput in bytes; a command that writes more is given up; default 65536
    /// @param timeout what runs a command on the host and ends it after so many seconds, which come after these
    ///     words; blank where the host has no such thing, and what is given up goes on there; default `timeout
    ///     -k 1`
    /// @param guard its time limit is for connecting, signing in and the command together
    public record HostSettings(
            String address,
            @DefaultValue("22") int port,
            String user,
            @Nullable String key,
            @Nullable String password,
            @DefaultValue List<String> commands,
            @DefaultValue("65536") int largestOutput,
            @DefaultValue("timeout -k 1") String timeout,
            @DefaultValue GuardSettings guard) {
        public HostSettings {
            commands = commands == null ? List.of() : List.copyOf(commands);
        }

        /// The words of a command that ends on its host when nobody waits for it any more.
        List<String> ending(List<String> words) {
            if (timeout.isBlank()) {
                return words;
            }
            List<String> all = new ArrayList<>(Arrays.asList(timeout.strip().split("\\s+")));
            all.add(Long.toString(Math.ceilDiv(guard.timeLimit().toMillis(), 1_000)));
            all.addAll(words);
            return all;
        }

        /// Whether calls name the device.
        boolean isMany() {
            return address.startsWith("*.");
        }

        boolean allows(List<String> words) {
            return commands.stream().map(AllowedCommand::of).anyMatch(command -> command.allows(words));
        }

        void check(String name) {
            if (address == null || !address.matches("(\\*\\.)?[A-Za-z0-9.:-]+")) {
                throw new IllegalArgumentException(
                        name + ".address must be a host's name or address, or *.domain, not " + address);
            }
            if (user == null || user.isBlank()) {
                throw new IllegalArgumentException(name + ".user is missing");
            }
            if ((key == null) == (password == null)) {
                throw new IllegalArgumentException(name + " needs one of key and password");
            }
            if (commands.isEmpty() || commands.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(name + ".commands must say what may be called");
            }
        }
    }
}
