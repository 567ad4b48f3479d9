package dev.millrace.policy;

import dev.millrace.tickets.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A policy and the file that it is read from. What a file said when it was last good stays in force while it
/// is bad, or gone: nothing is let run, or forbidden, by a mistake in writing.
final class PolicySource {
    private static final Logger LOG = LoggerFactory.getLogger(PolicySource.class);

    private final Optional<Path> file;
    private volatile Policy policy;
    /// What was looked at last, or why it could not be.
    private String seen;
    /// What was taken last for what the file says, be it good or bad.
    private String taken;

    private PolicySource(Optional<Path> file, Policy policy, String text) {
        this.file = file;
        this.policy = policy;
        this.seen = text;
        this.taken = text;
    }

    /// @throws InvalidPolicy where the file is bad
    static PolicySource of(@Nullable Path file) {
        if (file == null) {
            return new PolicySource(Optional.empty(), PolicyFile.shipped(), "");
        }
        String text = PolicyFile.text(file);
        return new PolicySource(Optional.of(file), PolicyFile.parse(text, file.toString()), text);
    }

    Policy policy() {
        return policy;
    }

    /// A new text is taken once two looks in a row have found it: a file that is being written in its place may be
    /// good at the end of any line, and say something that nobody meant.
    void look() {
        file.ifPresent(this::look);
    }

    private void look(Path path) {
        String text;
        try {
            text = new TextFile(path).read();
        } catch (IOException e) {
            tell(e.toString(), "The policy {} cannot be read, and stays as it was: {}", path);
            return;
        }
        boolean whole = text.equals(seen);
        seen = text;
        if (!whole || text.equals(taken)) {
            return;
        }
        taken = text;
        try {
            policy = PolicyFile.parse(text, path.toString());
            LOG.info("The policy {} has changed and is in force", path);
        } catch (InvalidPolicy e) {
            LOG.error("The policy {} has changed, is bad, and stays as it was: {}", path, e.getMessage());
        }
    }

    /// Once, however often it is looked at.
    private void tell(String trouble, String words, Path path) {
        if (!trouble.equals(seen)) {
            LOG.error(words, path, trouble);
            seen = trouble;
        }
    }

    @Override
    public String toString() {
        return file.map(path -> "The policy " + path).orElse("The policy that comes along");
    }
}
