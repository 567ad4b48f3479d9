package dev.millrace.notifier.mail;

import static dev.millrace.notifier.Story.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.mail.MailSettings.SentCopy;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

/// The parts that have to do with mail, with a real database and a real mail server where Anna has a mailbox.
abstract class MailToAnna {
    protected static final Duration PATIENCE = Duration.ofSeconds(30);
    protected static final String COPIES = "sent@acme.example";

    protected final List<TicketCommand> recorded = new CopyOnWriteArrayList<>();
    private final Commands commands = command -> Mono.fromRunnable(() -> recorded.add(command));
    protected final TestDatabase database = TestDatabase.create();
    protected GreenMail mail;
    private @Nullable MailRoom running;

    @BeforeEach
    void startMail() {
        mail = greenMail(0, 0);
        mail.start();
        mail.setUser(COPIES, COPIES, "secret");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            CountDownLatch stopped = new CountDownLatch(1);
            running.sender.stop(stopped::countDown);
            assertThat(stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        mail.stop();
    }

    protected void start(MailRoom room) {
        running = room;
        room.sender.start();
    }

    protected MailRoom room(boolean copies) {
        return room(copies, mail.getSmtp().getPort());
    }

    protected MailRoom room(boolean copies, int port) {
        SentCopy copy = copies
                ? new SentCopy(
                        COPIES,
                        "127.0.0.1",
                        mail.getImap().getPort(),
                        COPIES,
                        "secret",
                        MailSettings.Security.NONE,
                        "INBOX",
                        Duration.ofSeconds(5))
                : null;
        return new MailRoom(database, MailRoom.settings(port, copy), commands);
    }

    /// In her own mailbox; the mailbox of copies holds the same mails.
    protected long mailsToAnna() {
        return inboxOfAnna().size();
    }

    protected List<MimeMessage> inboxOfAnna() {
        var users = mail.getUserManager();
        var anna = users.getUserByEmail(ANNA.address());
        try {
            return anna == null
                    ? List.of()
                    : mail.getManagers().getImapHostManager().getInbox(anna).getMessages().stream()
                            .map(StoredMessage::getMimeMessage)
                            .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static TicketUpdate fixed() {
        return MailRoom.fixed("Locked out");
    }

    protected static GreenMail greenMail(int smtp, int imap) {
        return new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
    }
}
