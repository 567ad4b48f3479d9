package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.Store;
import dev.millrace.standalone.files.PrivateFiles;
import jakarta.mail.Quota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All folders of all accounts: a directory per account, and in it one per folder that holds messages, named by its
/// path.
final class DiskStore implements Store {
    private static final String SEPARATOR = ImapConstants.HIERARCHY_DELIMITER;

    private final Path directory;
    private final StoreFiles files;
    private final DiskFolder root;

    private DiskStore(Path directory, StoreFiles files) {
        this.directory = directory;
        this.files = files;
        this.root = new DiskFolder(files, null, ImapConstants.USER_NAMESPACE, null);
    }

    /// Opens the folders of these accounts; each has an `INBOX` at least.
    static DiskStore open(Path directory, StoreFiles files, Collection<String> accounts) throws IOException {
        var store = new DiskStore(directory, files);
        for (String account : accounts) {
            store.openAccount(MailAccount.folderName(account));
        }
        return store;
    }

    private void openAccount(String account) throws IOException {
        var top = new DiskFolder(files, root, account, null);
        root.place().children().add(top);
        Path home = directory.resolve(encode(account));
        PrivateFiles.createDirectories(home);
        for (Path folder : StoreFiles.list(home)) {
            if (UidCounter.existsIn(folder)) {
                String path = URLDecoder.decode(folder.getFileName().toString(), StandardCharsets.UTF_8);
                DiskFolder place = top;
                for (String name : names(path)) {
                    place = childOf(place, name);
                }
                place.shelf(MessageShelf.open(folder));
            }
        }
        DiskFolder inbox = childOf(top, ImapConstants.INBOX_NAME);
        if (!inbox.isSelectable()) {
            inbox.shelf(MessageShelf.open(directoryOf(inbox)));
        }
    }

    private DiskFolder childOf(DiskFolder parent, String name) {
        DiskFolder known = parent.place().child(name);
        if (known != null) {
            return known;
        }
        var fresh = new DiskFolder(files, parent, name, null);
        parent.place().children().add(fresh);
        return fresh;
    }

    /// The account's inbox; null when there is no such account.
    @Nullable
    DiskFolder inbox(String account) {
        synchronized (files.lock()) {
            DiskFolder top = root.place().child(MailAccount.folderName(account));
            return top == null ? null : top.place().child(ImapConstants.INBOX_NAME);
        }
    }

    /// Whether any of the account's folders holds the delivery.
    boolean holds(String account, String key) {
        synchronized (files.lock()) {
            DiskFolder top = root.place().child(MailAccount.folderName(account));
            return top != null
                    && below(top).stream()
                            .map(DiskFolder::shelf)
                            .filter(Objects::nonNull)
                            .anyMatch(shelf -> shelf.holds(key));
        }
    }

    void close() throws IOException {
        synchronized (files.lock()) {
            for (DiskFolder folder : below(root)) {
                MessageShelf shelf = folder.shelf();
                if (shelf != null) {
                    shelf.close();
                }
            }
        }
    }

    @Override
    public @Nullable MailFolder getMailbox(String qualifiedName) {
        synchronized (files.lock()) {
            List<String> names = names(qualifiedName);
            DiskFolder found = names.getFirst().equalsIgnoreCase(root.getName()) ? root : null;
            for (String name : names.subList(1, names.size())) {
                found = found == null || name.isEmpty() ? found : found.place().child(name);
            }
            return found;
        }
    }

    @Override
    public @Nullable MailFolder getMailbox(MailFolder parent, String name) {
        synchronized (files.lock()) {
            return ((DiskFolder) parent).place().child(name);
        }
    }

    @Override
    public Collection<MailFolder> getChildren(MailFolder parent) {
        synchronized (files.lock()) {
            return List.copyOf(((DiskFolder) parent).place().children());
        }
    }

    @Override
    public MailFolder createMailbox(MailFolder parent, String name, boolean selectable) throws FolderException {
        if (name.isEmpty() || name.contains(SEPARATOR)) {
            throw new FolderException("Expected a folder name without \"" + SEPARATOR + "\", found \"" + name + "\"");
        }
        synchronized (files.lock()) {
            DiskFolder folder = childOf((DiskFolder) parent, name);
            return selectable ? setSelectable(folder, true) : folder;
        }
    }

    @Override
    public MailFolder setSelectable(MailFolder mailFolder, boolean selectable) {
        DiskFolder folder = (DiskFolder) mailFolder;
        synchronized (files.lock()) {
            try {
                if (selectable && folder.shelf() == null) {
                    folder.shelf(MessageShelf.open(directoryOf(folder)));
                } else if (!selectable && folder.shelf() != null) {
                    Objects.requireNonNull(folder.shelf()).delete();
                    folder.shelf(null);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("Could not change " + folder.getFullName(), failure);
            }
            return folder;
        }
    }

    @Override
    public void deleteMailbox(MailFolder mailFolder) throws FolderException {
        DiskFolder folder = (DiskFolder) mailFolder;
        synchronized (files.lock()) {
            if (!folder.place().children().isEmpty() || folder.getMessageCount() > 0) {
                throw new FolderException("Expected an empty folder without folders in it: " + folder.getName());
            }
            setSelectable(folder, false);
            DiskFolder parent = folder.place().parent();
            if (parent != null) {
                parent.place().children().remove(folder);
            }
        }
    }

    @Override
    public void renameMailbox(MailFolder mailFolder, String newName) throws FolderException {
        DiskFolder folder = (DiskFolder) mailFolder;
        synchronized (files.lock()) {
            DiskFolder target = top(folder);
            List<String> names = names(newName);
            for (String name : names.subList(0, names.size() - 1)) {
                target = childOf(target, name);
            }
            if (below(folder).contains(target)) {
                throw new FolderException("A folder cannot become one of its own: " + newName);
            }
            move(folder, target, names.getLast());
        }
    }

    private void move(DiskFolder folder, DiskFolder target, String name) throws FolderException {
        List<DiskFolder> moved =
                below(folder).stream().filter(DiskFolder::isSelectable).toList();
        List<Path> before = moved.stream().map(this::directoryOf).toList();
        Objects.requireNonNull(folder.place().parent()).place().children().remove(folder);
        folder.place().moveTo(target, name);
        target.place().children().add(folder);
        try {
            for (int i = 0; i < moved.size(); i++) {
                Path after = directoryOf(moved.get(i));
                Files.move(before.get(i), after, StandardCopyOption.ATOMIC_MOVE);
                moved.get(i).shelf(MessageShelf.open(after));
            }
        } catch (IOException failure) {
            throw new FolderException("Could not rename " + folder.getName() + " to " + name, failure);
        }
    }

    @Override
    public Collection<MailFolder> listMailboxes(String pattern) {
        Pattern wanted = Pattern.compile(
                Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("%", "\\E[^.]*\\Q"), Pattern.CASE_INSENSITIVE);
        synchronized (files.lock()) {
            var found = new ArrayList<MailFolder>();
            for (DiskFolder folder : below(root)) {
                if (!folder.equals(root) && wanted.matcher(folder.getFullName()).matches()) {
                    found.add(folder);
                }
            }
            return found;
        }
    }

    /// The folder and all folders in it.
    private static List<DiskFolder> below(DiskFolder folder) {
        var all = new ArrayList<DiskFolder>();
        all.add(folder);
        folder.place().children().forEach(child -> all.addAll(below(child)));
        return all;
    }

    private static List<String> names(String path) {
        return List.of(path.split(Pattern.quote(SEPARATOR), -1));
    }

    private DiskFolder top(DiskFolder folder) {
        DiskFolder parent = folder.place().parent();
        return parent == null || parent.equals(root) ? folder : top(parent);
    }

    private Path directoryOf(DiskFolder folder) {
        DiskFolder top = top(folder);
        String path = folder.getFullName().substring(top.getFullName().length() + 1);
        return directory.resolve(encode(top.getName())).resolve(encode(path));
    }

    /// A directory name without separators or other signs that mean something to a file system.
    private static String encode(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }

    // Quotas are not kept.

    @Override
    public Quota[] getQuota(String quotaRoot, String prefix, boolean includeDefaultRoot) {
        return new Quota[0];
    }

    @Override
    public void setQuota(Quota quota, String prefix) {
        throw new UnsupportedOperationException("This server has no quotas");
    }

    @Override
    public void deleteQuota(String prefix) {
        throw new UnsupportedOperationException("This server has no quotas");
    }

    @Override
    public boolean isQuotaSupported() {
        return false;
    }

    @Override
    public void setQuotaSupported(boolean supported) {
        throw new UnsupportedOperationException("This server has no quotas");
    }
}
