package dev.millrace.intake.chat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is remembered of one conversation, and the sockets it has now.
///
/// Bounded in every direction. All methods may be called from any thread.
final class Conversation {
    private static final int MOST_IDS = 500;
    static final int MOST_ANSWERS = 50;

    private final TicketId ticket;
    private final Set<ChatSocket> sockets = new LinkedHashSet<>();
    private final Map<String, LineState> lines = new LinkedHashMap<>();
    private final Set<String> replies = new LinkedHashSet<>();
    private final Deque<DeskFrame.Answer> unsent = new ArrayDeque<>();
    private DeskFrame.@Nullable Update latest;
    private @Nullable TicketStatus status;
    private long version;

    private enum LineState {
        PENDING,
        SAFE
    }

    Conversation(TicketId ticket) {
        this.ticket = ticket;
    }

    TicketId ticket() {
        return ticket;
    }

    /// Adds a socket and tells it what the last one has not been told. What those that are here may not have heard it
    /// is told, too: whoever comes back may be quicker than it shows that his old connection is cut.
    synchronized void attach(ChatSocket socket) {
        if (latest != null) {
            socket.send(latest);
        }
        sockets.stream()
                .flatMap(other -> other.unheard().stream())
                .distinct()
                .toList()
                .forEach(socket::send);
        sockets.add(socket);
        // What it is too slow for is kept for the next one.
        while (!unsent.isEmpty() && socket.send(unsent.getFirst())) {
            unsent.removeFirst();
        }
    }

    /// Takes a socket away. What the last one may not have heard, the next is told.
    synchronized void detach(ChatSocket socket) {
        if (sockets.remove(socket) && sockets.isEmpty()) {
            List<DeskFrame.Answer> later = List.copyOf(unsent);
            unsent.clear();
            Stream.concat(socket.unheard().stream(), later.stream()).forEach(this::keep);
        }
    }

    synchronized boolean isAlone() {
        return sockets.isEmpty();
    }

    /// Notes a line.
    ///
    /// @return whether it is new; one that is safe already is confirmed again, one on its way will be
    synchronized boolean isNew(String id) {
        LineState known = lines.get(id);
        if (known == LineState.SAFE) {
            tell(new DeskFrame.Ack(id, ticket.toString()));
        }
        if (known != null) {
            return false;
        }
        lines.put(id, LineState.PENDING);
        if (lines.size() > MOST_IDS) {
            lines.remove(lines.keySet().iterator().next());
        }
        return true;
    }

    /// These lines are safe.
    synchronized void confirm(List<String> ids) {
        for (String id : ids) {
            lines.put(id, LineState.SAFE);
            tell(new DeskFrame.Ack(id, ticket.toString()));
        }
    }

    /// These lines could not be handed over; the person may send them again.
    synchronized void refuse(List<String> ids, String detail) {
        for (String id : ids) {
            lines.remove(id);
            tell(new DeskFrame.Problem(id, detail));
        }
    }

    /// Takes in what happened to the ticket and tells the sockets. What others were written (whoever must approve) is
    /// not the requester's to read.
    synchronized void follow(TicketUpdate update) {
        if (update.version() <= version) {
            return;
        }
        version = update.version();
        if (update.ticket().status() != status || Progress.isStep(update)) {
            status = update.ticket().status();
            latest = new DeskFrame.Update(ticket.toString(), status.name(), Progress.text(update));
            tell(latest);
        }
        for (TicketEvent event : update.events()) {
            if (event instanceof TicketEvent.Replied replied
                    && replied.to().key().equals(update.ticket().requester().key())
                    && replies.add(replied.replyId())) {
                answer(new DeskFrame.Answer(ticket.toString(), replied.text()));
            }
        }
        while (replies.size() > MOST_ANSWERS) {
            replies.remove(replies.iterator().next());
        }
    }

    private void answer(DeskFrame.Answer answer) {
        if (!tell(answer)) {
            keep(answer);
        }
    }

    private void keep(DeskFrame.Answer answer) {
        unsent.addLast(answer);
        if (unsent.size() > MOST_ANSWERS) {
            unsent.removeFirst();
        }
    }

    /// Whether at least one socket took the frame.
    private boolean tell(DeskFrame frame) {
        boolean told = false;
        for (ChatSocket socket : new ArrayList<>(sockets)) {
            told = socket.send(frame) || told;
        }
        return told;
    }
}
