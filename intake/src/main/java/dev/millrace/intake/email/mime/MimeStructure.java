package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.Cancelled;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a mail apart into its parts (RFC 2046) in one pass over its lines, however deep it is nested.
///
/// A boundary of an outer part ends all parts within it, so a forgotten end costs nothing else. Attached mails are not
/// looked into: they are files.
public final class MimeStructure {
    private static final int DEEPEST = 1_000;
    private static final int DEEPEST_GUESS = 5;
    private static final int MOST_PARTS = 2_000;

    private final ByteBuffer mail;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Open> boundaries = new HashMap<>();
    private int parts;
    private boolean tooDeep;
    private boolean tooMany;

    /// A multipart that has not ended yet.
    ///
    /// @param boundary without trailing blanks, which get lost on the way
    /// @param blanks what became of the blanks that it was declared with
    /// @param hidden the outer part with the same boundary, which this one hides
    private record Open(
            MimePart part,
            String boundary,
            Blanks blanks,
            int depth,
            @Nullable Open hidden) {}

    /// The blanks at the end of a declared boundary. The first line with the boundary tells whether they got lost on
    /// the way; where they did not, a line without them is another's.
    private static final class Blanks {
        private final int declared;
        private @Nullable Boolean kept;

        Blanks(int declared) {
            this.declared = declared;
        }

        /// Whether a line with the boundary is one.
        ///
        /// @param onLine how many blanks it has behind the boundary
        boolean allow(int onLine) {
            if (kept == null) {
                kept = onLine >= declared;
            }
            return !kept || onLine >= declared;
        }
    }

    /// A mail taken apart.
    ///
    /// @param tooDeep whether a part nested too deeply was not looked into
    /// @param tooMany whether parts were left out because there are too many
    /// @param likely the charset of bytes in its headers that declare none, or null
    public record Parsed(
            MimePart root,
            boolean tooDeep,
            boolean tooMany,
            @Nullable String likely) {}

    private MimeStructure(ByteBuffer mail) {
        this.mail = mail;
    }

    /// Finds the parts of a mail, however it is built or broken.
    ///
    /// @param raw from 0 to the limit
    public static Parsed of(ByteBuffer raw) {
        ByteBuffer mail = HeaderLineEnds.withLineFeeds(raw);
        MimeStructure structure = new MimeStructure(mail);
        MimePart root = structure.root();
        structure.open(root, root.type().boundary());
        structure.fill(root.bodyStart(), root.end());
        structure.guessBoundaries(root, 0);
        HeaderCharset.Likely likely = HeaderCharset.of(root);
        if (likely.needed()) {
            root.readNamesIn(likely.charset());
        }
        return new Parsed(root, structure.tooDeep, structure.tooMany, likely.charset());
    }

    private MimePart root() {
        HeaderBlock block = HeaderBlock.read(mail, 0, mail.limit(), true);
        boolean undeclared = block.fields().first("Content-Type").isEmpty()
                && UndeclaredMultipart.is(mail, block.end(), mail.limit());
        return part(block, mail.limit(), undeclared ? "multipart/mixed" : "text/plain");
    }

    private MimePart part(HeaderBlock block, int end, String defaultType) {
        parts++;
        SeveralTypes.settle(block.fields(), mail, block.end(), end);
        PartType type = PartType.of(block.fields(), defaultType);
        MimePart part = new MimePart(mail, block.fields(), type, block.start(), block.end());
        part.endAt(end);
        return part;
    }

    private void fill(int from, int end) {
        int at = from;
        while (!open.isEmpty() && at < end) {
            Cancelled.check();
            int next = MailLines.after(mail, at, end);
            Open hit = hitAt(at, next, end);
            if (hit == null) {
                at = next;
            } else if (BoundaryLine.boundary(mail, at, next).equals(hit.boundary())) {
                at = begin(hit, at, next, end);
            } else {
                close(hit, at);
                at = next;
            }
        }
        while (!open.isEmpty()) {
            closeInnermost(beforeLineEnd(end));
        }
    }

    /// Begins the next part of an open multipart, whose boundary stands at this line.
    private int begin(Open multipart, int line, int next, int end) {
        endWithin(multipart, beforeLineEnd(line));
        if (parts >= MOST_PARTS) {
            tooMany = true;
            return next;
        }
        boolean digest = multipart.part().type().type().equals("multipart/digest");
        HeaderBlock header = HeaderBlock.ofPart(mail, next, end, (at, below) -> hitAt(at, below, end) != null);
        MimePart child = part(header, end, digest ? "message/rfc822" : "text/plain");
        multipart.part().add(child);
        open(child, child.type().boundary());
        return child.bodyStart();
    }

    private void open(MimePart part, @Nullable String declared) {
        if (!part.type().isMultipart() || declared == null || declared.isBlank()) {
            return;
        }
        String boundary = declared.stripTrailing();
        if (open.size() >= DEEPEST) {
            tooDeep = true;
            return;
        }
        Blanks blanks = new Blanks(declared.length() - boundary.length());
        Open entry = new Open(part, boundary, blanks, open.size(), boundaries.get(boundary));
        boundaries.put(boundary, entry);
        open.push(entry);
    }

    private void close(Open multipart, int line) {
        endWithin(multipart, beforeLineEnd(line));
        Open closed = open.pop();
        forget(closed);
        closed.part().endAt(line);
    }

    /// Ends what is open within this multipart.
    private void endWithin(Open multipart, int end) {
        while (open.size() - 1 > multipart.depth()) {
            closeInnermost(end);
        }
        endLastChild(multipart.part(), end);
    }

    private void closeInnermost(int end) {
        Open closed = open.pop();
        forget(closed);
        endLastChild(closed.part(), end);
        closed.part().endAt(end);
    }

    private void forget(Open closed) {
        if (closed.hidden() == null) {
            boundaries.remove(closed.boundary());
        } else {
            boundaries.put(closed.boundary(), closed.hidden());
        }
    }

    private static void endLastChild(MimePart multipart, int end) {
        if (!multipart.children().isEmpty()) {
            MimePart last = multipart.children().getLast();
            last.wholeEndsAt(end);
            if (last.end() > end) {
                last.endAt(end);
            }
        }
    }

    private @Nullable Open hitAt(int at, int next, int end) {
        return BoundaryLine.mayBegin(mail, at, end) ? hit(at, next) : null;
    }

    private @Nullable Open hit(int at, int next) {
        String line = BoundaryLine.boundary(mail, at, next);
        Open exact = boundaries.get(line);
        Open hit = exact != null || !line.endsWith("--")
                ? exact
                : boundaries.get(line.substring(0, line.length() - 2).stripTrailing());
        return hit != null && hit.blanks().allow(blanks(at + 2 + hit.boundary().length(), next)) ? hit : null;
    }

    private int blanks(int from, int end) {
        int at = from;
        while (at < end && (mail.get(at) == ' ' || mail.get(at) == '\t')) {
            at++;
        }
        return at - from;
    }

    /// The line end before a boundary belongs to the boundary.
    private int beforeLineEnd(int line) {
        int end = line;
        if (end > 0 && mail.get(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && mail.get(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    /// Where no boundary is declared, or none that occurs, the first line that looks like one is taken.
    private void guessBoundaries(MimePart part, int depth) {
        if (part.type().isMultipart() && part.children().isEmpty()) {
            String likely = LikelyBoundary.in(mail, part.bodyStart(), part.end());
            if (likely != null) {
                open(part, likely);
                fill(part.bodyStart(), part.end());
            }
        }
        if (depth < DEEPEST_GUESS) {
            part.children().forEach(child -> guessBoundaries(child, depth + 1));
        }
    }
}
