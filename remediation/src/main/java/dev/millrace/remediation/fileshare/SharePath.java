package dev.millrace.remediation.fileshare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A path within a share: names from its root on, none of which leads elsewhere.
///
/// @param names at least one
record SharePath(List<String> names) {
    private static final int DEEPEST = 32;

    /// In bytes; what file systems take.
    private static final int LONGEST_NAME = 255;

    SharePath {
        names = List.copyOf(names);
    }

    /// Reads a path as people write it.
    ///
    /// @param prefixes what it may begin with; without one of them it must be relative
    /// @return nothing when it is absolute, leads up or holds what no file name holds
    static Optional<SharePath> of(String text, List<String> prefixes) {
        String path = slashes(text.strip());
        Optional<String> prefix = prefixes.stream()
                .map(SharePath::slashes)
                .map(known -> known.replaceAll("/+$", "") + "/")
                .filter(known -> path.toLowerCase(Locale.ROOT).startsWith(known.toLowerCase(Locale.ROOT)))
                .findFirst();
        String relative = prefix.map(known -> path.substring(known.length())).orElse(path);
        List<String> names = Arrays.asList(relative.split("/", -1));
        boolean fits = names.size() <= DEEPEST && names.stream().allMatch(SharePath::isName);
        return fits ? Optional.of(new SharePath(names)) : Optional.empty();
    }

    private static String slashes(String text) {
        return text.replace('\\', '/');
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl);
    }

    /// Where it lies below a root.
    ///
    /// @throws IOException when a name on the way is a link: what it leads to is not the share's
    Path below(Path root) throws IOException {
        Path path = root.toRealPath();
        for (String name : names) {
            path = path.resolve(name);
            if (FileStatus.of(path).filter(BasicFileAttributes::isSymbolicLink).isPresent()) {
                throw new LinkOnTheWay();
            }
        }
        Path parent = path.getParent();
        if (parent != null
                && FileStatus.of(parent).isPresent()
                && !parent.toRealPath().startsWith(root.toRealPath())) {
            throw new LinkOnTheWay();
        }
        return path;
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }

    /// A link is on the way.
    static final class LinkOnTheWay extends IOException {
        LinkOnTheWay() {
            super("a link is on the way; links are not followed");
        }
    }
}
