package dev.millrace.standalone.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.millrace.standalone.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The directory's content as one LDIF file, replaced whole at every change.
final class SavedContent {
    private final Path file;
    private @Nullable InMemoryDirectoryServer server;

    SavedContent(Path file) {
        this.file = file;
    }

    /// Fills the server from the file, or, where there is none yet, with the first entries.
    synchronized void load(InMemoryDirectoryServer target, Supplier<List<Entry>> first)
            throws LDAPException, IOException {
        server = target;
        if (Files.exists(file)) {
            target.importFromLDIF(true, file.toFile());
            return;
        }
        for (Entry entry : first.get()) {
            target.add(entry);
        }
        save();
    }

    /// Writes everything the server holds now.
    synchronized void save() throws LDAPException, IOException {
        if (server == null) {
            return;
        }
        var text = new StringBuilder();
        // An export of the library's own goes to a file that is seen half-written; this one is replaced at once.
        for (ReadOnlyEntry entry : everything(server)) {
            text.append(entry.toLDIFString()).append('\n');
        }
        PrivateFiles.replace(file, text.toString());
    }

    private static List<? extends ReadOnlyEntry> everything(InMemoryDirectoryServer server) throws LDAPException {
        return Objects.requireNonNull(
                server.search("", SearchScope.SUB, "(objectClass=*)", "*", "+").getSearchEntries());
    }
}
