package dev.millrace.standalone.bench;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/// A plain mail client: puts mails into a mailbox, and fetches all there are.
record MailClient(BenchMailbox mailbox) {
    private static final int LANES = 8;
    private static final int BATCH = 50;
    private static final String TIMEOUT = "60000";

    /// Puts so many mails into the inbox, which must be empty, over a few connections at once.
    void fill(int mails) throws IOException {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            requireEmpty();
            List<Future<?>> all = IntStream.range(0, LANES)
                    .<Future<?>>mapToObj(lane -> lanes.submit(() -> {
                        append(IntStream.range(0, mails).filter(number -> number % LANES == lane));
                        return null;
                    }))
                    .toList();
            for (Future<?> lane : all) {
                lane.get();
            }
        } catch (MessagingException | ExecutionException e) {
            throw new IOException("The mailbox of " + mailbox.user() + " cannot be filled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while filling a mailbox", e);
        }
    }

    private void requireEmpty() throws MessagingException, IOException {
        try (Store store = connect()) {
            int there = store.getFolder("INBOX").getMessageCount();
            if (there > 0) {
                throw new IOException(
                        "Expected an empty inbox, found %d mails in that of %s".formatted(there, mailbox.user()));
            }
        }
    }

    private void append(IntStream numbers) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Store store = connect()) {
            Folder inbox = store.getFolder("INBOX");
            for (int number : numbers.toArray()) {
                byte[] mail = SampleMail.of(number, mailbox.address());
                inbox.appendMessages(new Message[] {new MimeMessage(session, new ByteArrayInputStream(mail))});
            }
        }
    }

    /// Fetches the bytes of all mails, many with each request, and tells how many there were.
    ///
    /// @param fetchedSoFar is told after each request how many there are so far
    int fetchAll(IntConsumer fetchedSoFar) throws IOException {
        try (Store store = connect()) {
            IMAPFolder folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            int messages = folder.getMessageCount();
            int fetched = 0;
            for (int first = 1; first <= messages; first += BATCH) {
                int last = Math.min(messages, first + BATCH - 1);
                String command = "FETCH %d:%d (UID BODY.PEEK[])".formatted(first, last);
                Response[] responses = (Response[]) folder.doCommand(protocol -> protocol.command(command, null));
                fetched += (int) Arrays.stream(responses)
                        .filter(response -> response instanceof FetchResponse found && bytes(found) > 0)
                        .count();
                fetchedSoFar.accept(fetched);
            }
            return fetched;
        } catch (MessagingException e) {
            throw new IOException("The mailbox of " + mailbox.user() + " cannot be read", e);
        }
    }

    private static int bytes(FetchResponse response) {
        BODY body = response.getItem(BODY.class);
        return body == null || body.getByteArray() == null
                ? 0
                : body.getByteArray().getNewBytes().length;
    }

    private Store connect() throws MessagingException {
        String protocol = mailbox.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.put("mail." + protocol + ".connectiontimeout", TIMEOUT);
        properties.put("mail." + protocol + ".timeout", TIMEOUT);
        if (!mailbox.tls()) {
            properties.put("mail." + protocol + ".socketFactory", new PromptSockets());
        }
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
        return store;
    }
}
