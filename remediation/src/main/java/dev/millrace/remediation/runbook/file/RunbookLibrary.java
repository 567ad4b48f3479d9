package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.runbook.Runbooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runbook files in force: those that come along, and an installation's own, which replace shipped ones of the
/// same id. Reading blocks; one thread at a time looks.
public final class RunbookLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(RunbookLibrary.class);

    private final RunbookParser parser;
    private final @Nullable Path folder;
    private final Runbooks runbooks = new Runbooks(List.of());
    private final Map<String, RunbookFile> shipped = new TreeMap<>();
    /// What was found in the folder last, by file.
    private Map<String, Found> seen;
    private Map<String, Taken> own = new TreeMap<>();
    private List<String> wrong = List.of();
    private volatile List<RunbookFile> files = List.of();
    private volatile List<String> problems = List.of();

    /// A file's text, or why it cannot be read.
    private record Found(String text, @Nullable String trouble) {}

    /// A file as it was last taken, and the last text of it that could be taken.
    private record Taken(String text, @Nullable RunbookFile good, List<String> complaints) {}

    /// Reads all files.
    ///
    /// @throws InvalidRunbook when one cannot be taken: at the start there is nothing else in force
    public RunbookLibrary(RunbookParser parser, Map<String, String> shippedTexts, @Nullable Path folder)
            throws InvalidRunbook {
        this.parser = parser;
        this.folder = folder;
        for (Map.Entry<String, String> file : shippedTexts.entrySet()) {
            RunbookFile read = parser.parse(file.getKey(), file.getValue());
            shipped.put(read.id(), read);
        }
        try {
            seen = find();
        } catch (IOException e) {
            throw new InvalidRunbook(List.of(unreadable(e)));
        }
        take(seen);
        tell(wrong);
        if (!problems.isEmpty()) {
            throw new InvalidRunbook(problems);
        }
    }

    /// Those in force, for workers. Always the same object.
    public Runbooks runbooks() {
        return runbooks;
    }

    /// Those in force, by id.
    public List<RunbookFile> files() {
        return files;
    }

    /// What each would do now, as a fingerprint, by id.
    public Map<String, String> plans() {
        return files.stream().collect(Collectors.toUnmodifiableMap(RunbookFile::id, RunbookFile::plan));
    }

    /// To whom something is done by each, by id.
    public Map<String, Subject> subjects() {
        return files.stream().collect(Collectors.toUnmodifiableMap(RunbookFile::id, RunbookFile::subject));
    }

    /// What this installation lacks to run one, if anything.
    public Optional<String> lacks(String id) {
        return files.stream().filter(file -> file.id().equals(id)).findFirst().flatMap(RunbookFile::lacks);
    }

    /// What is wrong with own files now, each with file and line; the last good text of each stays in force.
    public List<String> problems() {
        return problems;
    }

    /// Looks whether own files have changed, and puts what can be taken in force once two looks in a row have found
    /// the folder the same: a file that is being written in its place may be good at the end of any line, and say
    /// what nobody meant, and one that is taken away to be written anew would leave the shipped one in force.
    public synchronized void look() {
        try {
            Map<String, Found> found = find();
            boolean whole = found.equals(seen);
            seen = found;
            if (whole) {
                take(found);
            }
            tell(wrong);
        } catch (IOException e) {
            tell(List.of(unreadable(e)));
        }
    }

    private String unreadable(IOException error) {
        return "%s cannot be read: %s".formatted(folder, error);
    }

    private Map<String, Found> find() throws IOException {
        Map<String, Found> found = new TreeMap<>();
        for (Path file : folder == null ? List.<Path>of() : Sources.in(folder)) {
            found.put(file.toString(), found(file));
        }
        return found;
    }

    /// One file that cannot be read holds up no other.
    private static Found found(Path file) {
        try {
            return new Found(Sources.text(file), null);
        } catch (IOException e) {
            return new Found("", "%s:1: cannot be read: %s".formatted(file, e));
        }
    }

    private void take(Map<String, Found> found) {
        Map<String, Taken> now = new TreeMap<>();
        found.forEach((name, file) -> now.put(name, taken(name, file)));
        if (!now.equals(own) || files.isEmpty()) {
            own = now;
            putInForce(List.copyOf(now.values()));
        }
    }

    private Taken taken(String name, Found file) {
        if (file.trouble() == null) {
            return take(name, file.text());
        }
        Taken before = own.get(name);
        return new Taken("", before == null ? null : before.good(), List.of(file.trouble()));
    }

    private Taken take(String name, String text) {
        Taken before = own.get(name);
        if (before != null && before.text().equals(text)) {
            return before;
        }
        try {
            RunbookFile read = parser.parse(name, text);
            LOG.info("The runbook {} is read from {}", read.id(), name);
            return new Taken(text, read, List.of());
        } catch (InvalidRunbook e) {
            return new Taken(text, before == null ? null : before.good(), e.complaints());
        }
    }

    private void putInForce(List<Taken> taken) {
        List<String> found = new ArrayList<>();
        Map<String, RunbookFile> byId = new TreeMap<>(shipped);
        Map<String, RunbookFile> ownById = new HashMap<>();
        for (Taken file : taken) {
            found.addAll(file.complaints());
            RunbookFile good = file.good();
            if (good == null) {
                continue;
            }
            RunbookFile other = ownById.putIfAbsent(good.id(), good);
            if (other == null) {
                byId.put(good.id(), good);
            } else {
                found.add("%s:1: the id '%s' is already taken by %s".formatted(good.file(), good.id(), other.file()));
            }
        }
        files = List.copyOf(byId.values());
        runbooks.replace(files.stream().map(RunbookFile::runbook).toList());
        wrong = List.copyOf(found);
    }

    private void tell(List<String> found) {
        if (!found.equals(problems)) {
            found.forEach(problem -> LOG.error("A runbook file is not taken: {}", problem));
        }
        problems = List.copyOf(found);
    }
}
