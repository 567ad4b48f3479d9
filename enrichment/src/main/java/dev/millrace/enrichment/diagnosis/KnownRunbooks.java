package dev.millrace.enrichment.diagnosis;

import dev.millrace.tickets.file.TextFile;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.yaml.YamlPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The runbooks that rules may name: those that come along, and an installation's own.
///
/// @param ids theirs, and that of none
public record KnownRunbooks(SortedSet<String> ids) {
    private static final List<String> COME_ALONG = List.of(
            "reset-password",
            "unlock-account",
            "reset-mfa",
            "grant-group-access",
            "reset-vpn-profile",
            "renew-vpn-certificate",
            "install-software",
            "remediate-device",
            "restart-print-queue",
            "raise-mailbox-quota",
            "restore-file",
            "quarantine-message",
            Diagnosis.NO_RUNBOOK);

    public KnownRunbooks {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /// Those that come along, and no others.
    public static KnownRunbooks shipped() {
        return with(List.of());
    }

    /// Those that come along, and others.
    ///
    /// @param own ids of runbooks that do not come along
    public static KnownRunbooks with(Collection<String> own) {
        SortedSet<String> ids = new TreeSet<>(COME_ALONG);
        ids.addAll(own);
        return new KnownRunbooks(ids);
    }

    /// These, and those whose files lie in a folder.
    ///
    /// @throws IllegalArgumentException with file and line where one says no id
    /// @throws UncheckedIOException where they cannot be read
    public KnownRunbooks and(Path folder) {
        SortedSet<String> all = new TreeSet<>(ids);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                all.add(YamlPart.read(file.toString(), new TextFile(file).read())
                        .required("id")
                        .text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The runbooks in " + folder + " cannot be read: " + e, e);
        }
        return new KnownRunbooks(all);
    }

    /// An id, where there is such a runbook.
    ///
    /// @throws IllegalArgumentException naming those that there are
    String known(String id) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException("'%s' is no runbook; there are %s".formatted(id, ids));
        }
        return id;
    }
}
