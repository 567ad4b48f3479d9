package dev.millrace.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
    private static final String PASSWORD = "a password for tests";
    private static final String SUPPORT = "support@acme.example";
    private static final String ANNA = "anna@acme.example";
    private static final String ANNA_PRIVATE = "anna@private.example";

    @TempDir
    private Path directory;

    private MailServer server;
    private MailClient client;

    @BeforeEach
    void start() throws IOException {
        server = MailServer.start(directory, settings());
        client = new MailClient(server, PASSWORD);
    }

    @AfterEach
    void stop() throws MessagingException {
        client.close();
        server.close();
    }

    /// What a kill does: the new server finds the files as they are, and nothing is told to the old one.
    private void killAndStartAgain() throws IOException {
        start();
    }

    private void stopAndStartAgain() throws IOException, MessagingException {
        stop();
        start();
    }

    private static MailServer.Settings settings() {
        return new MailServer.Settings(0, 0, "acme.example", List.of(SUPPORT, ANNA, ANNA_PRIVATE), PASSWORD);
    }

    private void awaitSubjects(String user, String... subjects) {
        await().untilAsserted(() -> assertThat(client.subjects(user, "INBOX")).containsExactly(subjects));
    }

    @Test
    void deliversToEveryRecipientOnce() throws Exception {
        client.send(ANNA, "locked", SUPPORT, "support+7ZK3Q@acme.example", ANNA_PRIVATE);

        awaitSubjects(SUPPORT, "locked");
        awaitSubjects(ANNA_PRIVATE, "locked");
        assertThat(client.subjects("anna", "INBOX")).isEmpty();
    }

    @Test
    void keepsTheMailAsItCameBehindItsTraceLines() throws Exception {
        String mail =
                MailClient.mail(ANNA, "odd", "line\r\n.begins with a dot\r\n..with two\r\n.\tend\r\n\tümlaut\r\n");

        client.sendRaw(ANNA, mail, SUPPORT);
        awaitSubjects(SUPPORT, "odd");

        IMAPFolder inbox = client.open("support", "INBOX");
        assertThat(MailClient.raw(inbox.getMessage(1)))
                .startsWith("Return-Path: <anna@acme.example>\r\nReceived: from ")
                .endsWith(mail.substring(mail.indexOf("Subject:")));
    }

    @Test
    void refusesUnknownRecipientsAndOtherDomains() {
        assertThatThrownBy(() -> client.send(ANNA, "nobody", "nobody@acme.example"))
                .isInstanceOf(SendFailedException.class)
                .rootCause()
                .hasMessageContaining("550 5.1.1");
        assertThatThrownBy(() -> client.send(ANNA, "relay", "somebody@elsewhere.example"))
                .isInstanceOf(SendFailedException.class)
                .rootCause()
                .hasMessageContaining("550 5.7.1");
    }

    @Test
    void takesReportsWithoutSender() throws Exception {
        assertThat(talk(
                        "EHLO me",
                        "MAIL FROM:<>",
                        "RCPT TO:<" + SUPPORT + ">",
                        "DATA",
                        "Subject: report\r\n\r\ntext\r\n."))
                .last()
                .asString()
                .startsWith("250 2.0.0");

        awaitSubjects(SUPPORT, "report");
    }

    @Test
    void saysWhatIsTooLargeOrOutOfOrder() throws Exception {
        assertThat(talk("MAIL FROM:<a@b.example> SIZE=60000000"))
                .last()
                .asString()
                .startsWith("552");
        assertThat(talk("RCPT TO:<" + SUPPORT + ">")).last().asString().startsWith("503");
        assertThat(talk("MAIL FROM:<a@b.example>", "DATA")).last().asString().startsWith("503");
        assertThat(talk("MAIL anna")).last().asString().startsWith("501");
        assertThat(talk("HEY")).last().asString().startsWith("500");
    }

    @Test
    void doesNotTakeABareLineFeedForTheEndOfALine() throws Exception {
        talk(
                "EHLO me",
                "MAIL FROM:<" + ANNA + ">",
                "RCPT TO:<" + SUPPORT + ">",
                "DATA",
                "Subject: one\r\n\r\ntext\n.\nMAIL FROM:<ben@acme.example>\n\r\n.");

        awaitSubjects(SUPPORT, "one");
    }

    @Test
    void asksForThePassword() {
        assertThatThrownBy(() -> client.signIn("support", "wrong")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> client.signIn("stranger")).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void keepsAcceptedMailThroughAKill() throws Exception {
        client.send(ANNA, "first", SUPPORT);
        client.send(ANNA, "second", SUPPORT);
        awaitSubjects(SUPPORT, "first", "second");

        killAndStartAgain();

        assertThat(client.subjects(SUPPORT, "INBOX")).containsExactly("first", "second");
    }

    @Test
    void deliversWhatAKillLeftInTheSpoolOnce() throws Exception {
        var files = new StoreFiles(directory.resolve("elsewhere"));
        DiskStore store = DiskStore.open(directory.resolve("other"), files, List.of(SUPPORT));
        var spool = new Spool(directory.resolve("spool"), files, store);
        Envelope envelope = Envelope.from(ANNA);
        envelope.recipients().add(SUPPORT);
        envelope.recipients().add(ANNA_PRIVATE);
        byte[] mail = MailClient.mail(ANNA, "left", "text\r\n").getBytes(StandardCharsets.UTF_8);
        spool.accept(envelope, new Spool.Origin("me", "acme.example"), (output, most) -> {
            output.write(mail);
            return true;
        });
        Path spooled = onlyFile(directory.resolve("spool"));
        byte[] before = Files.readAllBytes(spooled);

        killAndStartAgain();

        assertThat(client.subjects(SUPPORT, "INBOX")).containsExactly("left");
        assertThat(spooled).doesNotExist();

        // Killed after the mailboxes had it, and before the spool had forgotten it; one mailbox has moved it since.
        IMAPFolder inbox = client.open(SUPPORT, "INBOX");
        inbox.getStore().getFolder("Done").create(Folder.HOLDS_MESSAGES);
        inbox.moveMessages(inbox.getMessages(), inbox.getStore().getFolder("Done"));
        Files.write(spooled, before);
        killAndStartAgain();

        assertThat(client.subjects(SUPPORT, "INBOX")).isEmpty();
        assertThat(client.subjects(SUPPORT, "Done")).containsExactly("left");
        assertThat(client.subjects(ANNA_PRIVATE, "INBOX")).containsExactly("left");
        assertThat(spooled).doesNotExist();
    }

    @Test
    void forgetsWhatWasNeverAccepted() throws Exception {
        Path half = directory.resolve("unfinished").resolve("half");
        Files.writeString(half, "a mail whose end never came");

        killAndStartAgain();

        assertThat(half).doesNotExist();
        assertThat(client.subjects(SUPPORT, "INBOX")).isEmpty();
    }

    @Test
    void keepsFlagsFoldersAndNumbersThroughAKill() throws Exception {
        for (String subject : List.of("a", "b", "c")) {
            client.send(ANNA, subject, SUPPORT);
        }
        awaitSubjects(SUPPORT, "a", "b", "c");
        IMAPFolder inbox = client.open(SUPPORT, "INBOX");
        inbox.getStore().getFolder("Done.2026").create(Folder.HOLDS_MESSAGES);
        inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
        inbox.getMessage(1).setFlags(new Flags("$Label one"), true);
        inbox.moveMessages(new Message[] {inbox.getMessage(2)}, inbox.getStore().getFolder("Done.2026"));
        long validity = inbox.getUIDValidity();
        long[] uids = {inbox.getUID(inbox.getMessage(1)), inbox.getUID(inbox.getMessage(3))};

        killAndStartAgain();

        IMAPFolder again = client.open(SUPPORT, "INBOX");
        assertThat(again.getUIDValidity()).isEqualTo(validity);
        assertThat(again.getMessageByUID(uids[0]).getSubject()).isEqualTo("a");
        assertThat(again.getMessageByUID(uids[0]).isSet(Flags.Flag.SEEN)).isTrue();
        assertThat(again.getMessageByUID(uids[0]).getFlags().getUserFlags()).contains("$Label");
        assertThat(again.getMessageByUID(uids[1]).getSubject()).isEqualTo("c");
        assertThat(again.getMessageByUID(uids[1]).isSet(Flags.Flag.SEEN)).isFalse();
        assertThat(client.subjects(SUPPORT, "Done.2026")).containsExactly("b");
    }

    @Test
    void neverGivesANumberOutTwice() throws Exception {
        client.send(ANNA, "gone", SUPPORT);
        awaitSubjects(SUPPORT, "gone");
        IMAPFolder inbox = client.open(SUPPORT, "INBOX");
        long gone = inbox.getUID(inbox.getMessage(1));
        inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
        inbox.expunge();

        killAndStartAgain();
        client.send(ANNA, "next", SUPPORT);
        awaitSubjects(SUPPORT, "next");

        IMAPFolder again = client.open(SUPPORT, "INBOX");
        assertThat(again.getUID(again.getMessage(1))).isGreaterThan(gone);
    }

    @Test
    void leavesNoGapInTheNumbersAfterACleanStop() throws Exception {
        client.send(ANNA, "one", SUPPORT);
        awaitSubjects(SUPPORT, "one");
        long first = client.open(SUPPORT, "INBOX").getUIDNext();

        stopAndStartAgain();

        assertThat(client.open(SUPPORT, "INBOX").getUIDNext()).isEqualTo(first);
    }

    @Test
    void findsAMessageByItsId() throws Exception {
        client.send(ANNA, "one", SUPPORT);
        client.send(ANNA, "two", SUPPORT);
        awaitSubjects(SUPPORT, "one", "two");

        Message[] found = client.open(SUPPORT, "INBOX").search(new HeaderTerm("Message-ID", "<two@test.example>"));

        assertThat(found).hasSize(1);
        assertThat(found[0].getSubject()).isEqualTo("two");
    }

    @Test
    void keepsAnAppendedMessage() throws Exception {
        IMAPFolder sent = client.open(ANNA, "INBOX");
        sent.appendMessages(new Message[] {
            new jakarta.mail.internet.MimeMessage(
                    null,
                    new java.io.ByteArrayInputStream(
                            MailClient.mail(ANNA, "kept", "copy\r\n").getBytes(StandardCharsets.UTF_8)))
        });

        killAndStartAgain();

        assertThat(client.subjects(ANNA, "INBOX")).containsExactly("kept");
    }

    @Test
    void wakesAnIdleClient() throws Exception {
        IMAPFolder inbox = client.open(SUPPORT, "INBOX");
        var arrived = new CopyOnWriteArrayList<String>();
        inbox.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                for (Message message : event.getMessages()) {
                    try {
                        arrived.add(message.getSubject());
                    } catch (MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                }
            }
        });
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                inbox.idle(true);
            } catch (MessagingException closed) {
                throw new IllegalStateException(closed);
            }
        });

        client.send(ANNA, "wake up", SUPPORT);

        waiting.join();
        await().untilAsserted(() -> assertThat(arrived).containsExactly("wake up"));
    }

    @Test
    void losesNoArrivalBetweenTwoCommandsOfOneClientWhileAnotherRemoves() throws Exception {
        for (String subject : List.of("a", "b", "c")) {
            client.send(ANNA, subject, SUPPORT);
        }
        awaitSubjects(SUPPORT, "a", "b", "c");
        IMAPFolder first = client.open(SUPPORT, "INBOX");
        IMAPFolder second = client.open(SUPPORT, "INBOX");
        Message third = first.getMessage(3);

        second.getMessage(1).setFlag(Flags.Flag.DELETED, true);
        second.expunge();

        // The first client has not been told of the removal: its third message must still be the third.
        assertThat(third.getSubject()).isEqualTo("c");
        client.send(ANNA, "d", SUPPORT);
        await().ignoreExceptions().untilAsserted(() -> {
            first.doCommand(protocol -> {
                protocol.noop();
                return null;
            });
            var subjects = new ArrayList<String>();
            for (Message message : first.getMessages()) {
                if (!message.isExpunged()) {
                    subjects.add(message.getSubject());
                }
            }
            assertThat(subjects).containsExactly("b", "c", "d");
        });
    }

    @Test
    void keepsAccountsToTheirOwnFolders() throws Exception {
        Folder foreign = client.signIn(ANNA).getFolder("#mail.support@acme%2Eexample.INBOX");

        assertThatThrownBy(() -> foreign.open(Folder.READ_ONLY))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("Expected a folder of your own");
    }

    private List<String> talk(String... lines) throws IOException {
        try (var socket = new Socket(LoopbackPort.ADDRESS, server.smtpPort())) {
            var answers = new ArrayList<String>();
            InputStream input = socket.getInputStream();
            answers.add(reply(input));
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                answers.add(reply(input));
            }
            return answers;
        }
    }

    /// Reads one answer, all lines of it.
    private static String reply(InputStream input) throws IOException {
        while (true) {
            var line = new StringBuilder();
            for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
                line.append((char) next);
            }
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return line.toString();
            }
        }
    }

    private static Path onlyFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().getFirst();
        }
    }
}
