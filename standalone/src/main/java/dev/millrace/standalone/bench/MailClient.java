package dev.millrace.standalone.bench;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
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
import java.util.stream.IntStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/// A plain mail client: hands mails in, and fetches all there are.
record MailClient(int smtpPort, int imapPort, String password) {
    private static final int LANES = 8;
    private static final int BATCH = 50;
    private static final String TIMEOUT = "60000";

    /// Hands in so many mails, over a few connections at once.
    void deliver(String address, int mails) throws IOException {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> all = IntStream.range(0, LANES)
                    .<Future<?>>mapToObj(lane -> lanes.submit(() -> {
                        deliver(address, IntStream.range(0, mails).filter(number -> number % LANES == lane));
                        return null;
                    }))
                    .toList();
            for (Future<?> lane : all) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The mails were not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while handing mails in", e);
        }
    }

    private void deliver(String address, IntStream numbers) throws MessagingException {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", smtpPort, null, null);
            for (int number : numbers.toArray()) {
                transport.sendMessage(
                        new MimeMessage(session, new ByteArrayInputStream(SampleMail.of(number, address))),
                        new InternetAddress[] {new InternetAddress(address)});
            }
        }
    }

    /// Fetches the bytes of all mails, many with each request, and tells how many there were.
    int fetchAll(String address) throws IOException {
        try (Store store = Session.getInstance(properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, address, password);
            IMAPFolder folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            Message[] messages = folder.getMessages();
            int fetched = 0;
            for (int first = 0; first < messages.length; first += BATCH) {
                int last = Math.min(messages.length, first + BATCH);
                String command = "FETCH %d:%d (UID BODY.PEEK[])".formatted(first + 1, last);
                Response[] responses = (Response[]) folder.doCommand(protocol -> protocol.command(command, null));
                fetched += (int) Arrays.stream(responses)
                        .filter(response -> response instanceof FetchResponse found && bytes(found) > 0)
                        .count();
            }
            return fetched;
        } catch (MessagingException e) {
            throw new IOException("The mailbox of " + address + " cannot be read", e);
        }
    }

    private static int bytes(FetchResponse response) {
        BODY body = response.getItem(BODY.class);
        return body == null || body.getByteArray() == null
                ? 0
                : body.getByteArray().getNewBytes().length;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", TIMEOUT);
        properties.put("mail.smtp.timeout", TIMEOUT);
        properties.put("mail.imap.connectiontimeout", TIMEOUT);
        properties.put("mail.imap.timeout", TIMEOUT);
        return properties;
    }

    @Override
    public String toString() {
        return "MailClient[smtpPort=%d, imapPort=%d]".formatted(smtpPort, imapPort);
    }
}
