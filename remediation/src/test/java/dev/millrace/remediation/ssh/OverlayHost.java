package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// This machine once more, with Debian's sshd on a port of its own: the same files under an overlay in a
/// mount namespace (`overlayfs`, `unshare`), so that what is changed there is real, and gone when the
/// test ends. Needs root.
///
/// What a machine for tests cannot have is stood in for by programs in `/usr/local/bin`: a disk that
/// `lsblk` tells to be encrypted, a mirror of signatures for `freshclam`, and systemd with its nftables.
/// The signatures' file and its age are real.
///
/// It has packages to install and to update from a repository in a folder of its own and from no other.
final class OverlayHost implements AutoCloseable {
    private static final String START = """
            set -e
            mount -t tmpfs tmpfs "$1/overlay"
            mkdir "$1/overlay/upper" "$1/overlay/work" "$1/overlay/root"
            mount -t overlay overlay -o "lowerdir=/,upperdir=$1/overlay/upper,workdir=$1/overlay/work" "$1/overlay/root"
            cd "$1/overlay/root"
            mount --rbind /dev dev
            mount -t proc proc proc
            mount -t tmpfs tmpfs run
            mount -t tmpfs tmpfs tmp
            mkdir run/sshd run/repository etc/millrace
            chmod 1777 tmp
            cp -r "$1/repository/." run/repository/
            chmod -R a+rX run/repository
            rm -rf etc/apt/sources.list etc/apt/sources.list.d/* etc/apt/apt.conf.d/20auto-upgrades var/lib/apt/lists/*
            echo 'deb [trusted=yes] file:/run/repository ./' > etc/apt/sources.list
            echo 'anna@acme.example' > etc/millrace/owner
            echo 'APT::Periodic::Unattended-Upgrade "1";' > etc/millrace/20auto-upgrades
            cp "$1/user.pub" etc/millrace/authorized_keys
            chmod 644 etc/millrace/authorized_keys
            cp "$1/host" etc/millrace/host
            chmod 600 etc/millrace/host
            cat > etc/millrace/stubborn <<'END'
            #!/bin/sh
            trap '' HUP INT TERM
            echo $$ > /run/stubborn
            sleep 60
            END
            chmod 755 etc/millrace/stubborn
            mkdir -p var/lib/clamav
            rm -rf var/lib/clamav/*
            touch -d '5 days ago' var/lib/clamav/daily.cvd
            printf 'ext4\\ncrypto_LUKS\\n' > etc/millrace/disk
            cat > usr/local/bin/lsblk <<'END'
            #!/bin/sh
            [ "$*" = '--raw --noheadings --output FSTYPE' ] && cat /etc/millrace/disk
            END
            cat > usr/local/bin/freshclam <<'END'
            #!/bin/sh
            [ "$*" = --quiet ] && touch /var/lib/clamav/daily.cvd
            END
            cat > usr/local/bin/systemctl <<'END'
            #!/bin/sh
            case "$*" in
            'is-active nftables') [ -e /run/nftables ] || exit 3 ;;
            'enable --now nftables') touch /run/nftables ;;
            *) exit 1 ;;
            esac
            END
            chmod 755 usr/local/bin/lsblk usr/local/bin/freshclam usr/local/bin/systemctl
            if [ -x usr/bin/sudo ]; then
              chroot . useradd --create-home --shell /bin/sh desk
              chroot . usermod --password '*' desk
              echo 'desk ALL = (root) NOPASSWD: /usr/bin/timeout -k 1 8 /etc/millrace/stubborn' > etc/sudoers.d/desk
            fi
            chroot . dpkg --install run/repository/millrace-agent_1_all.deb
            rm run/repository/millrace-agent_1_all.deb
            touch -d '3 days ago' var/lib/apt/lists
            exec chroot . /usr/sbin/sshd -D -e -f /dev/null -p "$2" -h /etc/millrace/host \\
                -o ListenAddress=127.0.0.1 -o UsePAM=no -o StrictModes=no -o PermitRootLogin=prohibit-password \\
                -o AuthorizedKeysFile=/etc/millrace/authorized_keys -o PidFile=none
            """;

    private final Path folder;
    private final int port;
    private final Process sshd;

    OverlayHost(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("overlay"));
        for (String key : List.of("host", "user")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(key).toString());
        }
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:%d %s".formatted(port, Files.readString(folder.resolve("host.pub"))));
        repository();
        sshd = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        "sh",
                        "-c",
                        START,
                        "sh",
                        folder.toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(this::listens);
    }

    int port() {
        return port;
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    String userKey() throws IOException {
        return Files.readString(folder.resolve("user"));
    }

    /// What a command says there, beside SSH.
    String there(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of("nsenter", "--target", String.valueOf(sshd.pid()), "--mount", "--root", "--wd=/"));
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Override
    public void close() {
        sshd.descendants().forEach(ProcessHandle::destroy);
        sshd.destroy();
        sshd.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private boolean listens() throws IOException {
        if (!sshd.isAlive()) {
            throw new IllegalStateException("the host did not start: " + Files.readString(folder.resolve("sshd.log")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// An agent in two versions, and two applications.
    private void repository() throws IOException, InterruptedException, GeneralSecurityException {
        StringBuilder index = new StringBuilder();
        String first = deb("millrace-agent", "1");
        index.append(deb("millrace-agent", "2"))
                .append(deb("millrace-greeter", "1"))
                .append(deb("millrace-game", "1"));
        assertThat(first).contains("Version: 1");
        Files.writeString(folder.resolve("repository/Packages"), index.toString());
    }

    private String deb(String name, String version) throws IOException, InterruptedException, GeneralSecurityException {
        Path tree = folder.resolve(name + version);
        Files.createDirectories(tree.resolve("DEBIAN"));
        Files.createDirectories(tree.resolve("usr/share/" + name));
        Files.writeString(tree.resolve("usr/share/" + name + "/version"), version + "\n");
        String control = """
                Package: %s
                Version: %s
                Architecture: all
                Maintainer: Nobody <nobody@acme.example>
                Description: to be installed by a test
                """.formatted(name, version);
        Files.writeString(tree.resolve("DEBIAN/control"), control);
        String file = "%s_%s_all.deb".formatted(name, version);
        Path deb = folder.resolve("repository").resolve(file);
        Files.createDirectories(folder.resolve("repository"));
        run("dpkg-deb", "--root-owner-group", "--build", tree.toString(), deb.toString());
        byte[] bytes = Files.readAllBytes(deb);
        return "%sFilename: ./%s%nSize: %d%nSHA256: %s%n%n"
                .formatted(
                        control,
                        file,
                        bytes.length,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("command.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as("%s: %s", List.of(command), Files.readString(folder.resolve("command.log")))
                .isTrue();
    }
}
