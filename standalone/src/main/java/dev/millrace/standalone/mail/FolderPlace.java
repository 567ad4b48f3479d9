package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapConstants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a folder stands in the tree of folders.
final class FolderPlace {
    private final List<DiskFolder> children = new ArrayList<>();
    private @Nullable DiskFolder parent;
    private String name;

    FolderPlace(@Nullable DiskFolder parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    @Nullable
    DiskFolder parent() {
        return parent;
    }

    String name() {
        return name;
    }

    String fullName() {
        return parent == null ? name : parent.getFullName() + ImapConstants.HIERARCHY_DELIMITER + name;
    }

    List<DiskFolder> children() {
        return children;
    }

    @Nullable
    DiskFolder child(String wanted) {
        return children.stream()
                .filter(child -> child.getName().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    void moveTo(@Nullable DiskFolder newParent, String newName) {
        parent = newParent;
        name = newName;
    }
}
