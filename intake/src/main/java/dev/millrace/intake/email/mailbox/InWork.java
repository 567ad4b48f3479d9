package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A note of the mails that are in work, one for a whole batch, so that the next start knows of which the
/// program may have died. It must outlive the program only, not the system: it is never forced to disk.
///
/// Each note is written below those before it, and the last whole one counts. To replace the file for each batch cost
/// thirty times as much: file systems force to disk what replaces a file, whether anybody wants so or not.
final class InWork {
    private static final Logger LOG = LoggerFactory.getLogger(InWork.class);
    private static final String WAITING = "waiting";
    private static final String HERE = "in-work";
    private static final String PARKED = "parked";
    private static final String END = "end";
    /// In bytes; beyond it the file begins anew with the next note.
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private String noted = "";
    /// In bytes; what another program has left is replaced.
    private long size = LARGEST;

    /// @param file what is noted in; its folder is made when it is missing
    InWork(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// What the program had in work when it died, and what it had died of before.
    ///
    /// @param inWork UIDs, and how often it had died of each
    /// @param waiting the same of mails that were not in work
    /// @param parked UIDs whose tickets may have been made already, and what their tickets are named by
    record Left(Map<Long, Integer> inWork, Map<Long, Integer> waiting, Map<Long, String> parked) {
        static final Left NOTHING = new Left(Map.of(), Map.of(), Map.of());
    }

    /// What the last program left. A note that cannot be read counts as none.
    Left left(long uidValidity) {
        try {
            List<String> lines = last(Files.readAllLines(file));
            if (lines.isEmpty() || !lines.getFirst().equals(Long.toString(uidValidity))) {
                return Left.NOTHING;
            }
            return new Left(deaths(lines, HERE), deaths(lines, WAITING), read(lines, PARKED));
        } catch (NoSuchFileException nothingLeft) {
            return Left.NOTHING;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("The note of mails in work {} cannot be read and is passed over: {}", file, e.toString());
            return Left.NOTHING;
        }
    }

    /// The last note that has an end, or all where none has.
    private static List<String> last(List<String> lines) {
        int end = lines.lastIndexOf(END);
        return end < 0 ? lines : lines.subList(lines.subList(0, end).lastIndexOf(END) + 1, end);
    }

    private static Map<Long, Integer> deaths(List<String> lines, String state) {
        Map<Long, Integer> found = new TreeMap<>();
        read(lines, state).forEach((uid, often) -> found.put(uid, Integer.valueOf(often)));
        return found;
    }

    private static Map<Long, String> read(List<String> lines, String state) {
        Map<Long, String> found = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            if (words.length == 3 && words[0].equals(state)) {
                found.put(Long.valueOf(words[1]), words[2]);
            }
        }
        return found;
    }

    /// Notes what is in work from now on, before any of it is touched.
    ///
    /// @param deaths how often the program died of mails, whether they are in work or not
    /// @param parked mails of which tickets are made that say that they could not be read
    /// @throws MessagingException when it cannot be noted; then nothing is to be begun
    void note(long uidValidity, Collection<Long> uids, Map<Long, Integer> deaths, Map<Long, String> parked)
            throws MessagingException {
        Stream<String> here = uids.stream().map(uid -> line(HERE, uid, deaths.getOrDefault(uid, 0)));
        Stream<String> waiting = deaths.entrySet().stream()
                .filter(death -> death.getValue() > 0 && !uids.contains(death.getKey()))
                .map(death -> line(WAITING, death.getKey(), death.getValue()));
        Stream<String> aside = parked.entrySet().stream().map(one -> line(PARKED, one.getKey(), one.getValue()));
        String text = uidValidity
                + "\n"
                + Stream.of(here, waiting, aside).flatMap(lines -> lines).collect(Collectors.joining())
                + END
                + "\n";
        if (!text.equals(noted)) {
            write(text);
            noted = text;
        }
    }

    private static String line(String state, long uid, Object what) {
        return state + " " + uid + " " + what + "\n";
    }

    private void write(String text) throws MessagingException {
        try {
            if (size + text.length() > LARGEST) {
                replace(text);
                size = 0;
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            size += text.length();
        } catch (IOException e) {
            // Half of a note may stand there: the next must not stand behind it.
            size = LARGEST;
            throw new MessagingException("it cannot be noted which mails are in work: " + e, e);
        }
    }

    private void replace(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
