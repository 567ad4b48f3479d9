package dev.millrace.standalone.mail;

import dev.millrace.standalone.files.PrivateFiles;
import jakarta.mail.Flags;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails between acceptance and delivery: one file each, with the accounts they go to in front.
///
/// The file is complete and on disk before the client is told that the mail is accepted, and is removed when
/// every mailbox has it. One that a kill left behind is delivered at the next start; a mailbox that has it
/// already is known by the key in the message's file name and gets it no second time.
final class Spool {
    /// The largest mail taken: 50 MB.
    static final long MOST_BYTES = 50L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final String SUFFIX = ".mail";
    private static final long RETRY_SECONDS = 5;

    private final Path directory;
    private final StoreFiles files;
    private final DiskStore store;
    private final Clock clock = Clock.systemUTC();

    Spool(Path directory, StoreFiles files, DiskStore store) throws IOException {
        this.directory = directory;
        this.files = files;
        this.store = store;
        PrivateFiles.createDirectories(directory);
    }

    /// Where a mail comes from and who takes it, for its `Received` line.
    record Origin(String client, String host) {}

    /// What came of a mail that a client sent.
    sealed interface Acceptance {
        /// It is on disk. The client may be told, and the delivery be run.
        record Accepted(String key, Runnable delivery) implements Acceptance {}

        /// It was larger than [#MOST_BYTES].
        record TooLarge() implements Acceptance {}

        /// The disk did not take it.
        record NotKept(String reason) implements Acceptance {}
    }

    /// Writes a mail to the output, at most so many bytes; tells whether it was complete.
    @FunctionalInterface
    interface Source {
        boolean copyTo(OutputStream output, long most) throws IOException;
    }

    /// Keeps a mail.
    ///
    /// @throws IOException when the client did not send it to its end
    Acceptance accept(Envelope envelope, Origin origin, Source mail) throws IOException {
        String key = files.freshKey();
        Instant now = clock.instant();
        var sink = new Sink(mail);
        Path written;
        try {
            written = files.write(output -> {
                output.write(preface(envelope));
                output.write(trace(envelope, origin, key, now));
                sink.fill(output);
            });
        } catch (IOException failure) {
            if (sink.clientFailed) {
                throw failure;
            }
            return new Acceptance.NotKept(failure.toString());
        }
        if (!sink.complete) {
            Files.delete(written);
            return new Acceptance.TooLarge();
        }
        Path spooled = directory.resolve(now.toEpochMilli() + "-" + key + SUFFIX);
        try {
            Files.move(written, spooled, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            return new Acceptance.NotKept(failure.toString());
        }
        return new Acceptance.Accepted(key, () -> deliver(spooled, false));
    }

    /// Delivers what an earlier run accepted and did not get to deliver.
    void deliverLeftOver() throws IOException {
        for (Path spooled : StoreFiles.list(directory)) {
            if (spooled.getFileName().toString().endsWith(SUFFIX)) {
                log.info("Delivering a mail that was accepted before the last stop");
                deliver(spooled, true);
            }
        }
    }

    private void deliver(Path spooled, boolean again) {
        String name = spooled.getFileName().toString();
        int dash = name.indexOf('-');
        Instant received = Instant.ofEpochMilli(Long.parseLong(name.substring(0, dash)));
        String key = name.substring(dash + 1, name.length() - SUFFIX.length());
        try {
            Preface preface = readPreface(spooled);
            for (String account : preface.accounts()) {
                DiskFolder inbox = store.inbox(account);
                if (inbox == null) {
                    log.warn("Dropping a mail for {}, which has no mailbox any more", account);
                } else if (!again || !store.holds(account, key)) {
                    inbox.deliver(files.copy(spooled, preface.length()), key, received, new Flags());
                }
            }
            Files.delete(spooled);
        } catch (IOException failure) {
            log.error("Mail {} could not be delivered and will be tried again: {}", key, failure.toString());
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(() -> deliver(spooled, true));
        }
    }

    private record Preface(List<String> accounts, long length) {}

    private static byte[] preface(Envelope envelope) {
        return (String.join("\n", envelope.addressees()) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Preface readPreface(Path spooled) throws IOException {
        var accounts = new ArrayList<String>();
        long length = 0;
        try (InputStream input = new BufferedInputStream(Files.newInputStream(spooled))) {
            var line = new ByteArrayOutputStream();
            for (int next = input.read(); next >= 0; next = input.read()) {
                length++;
                if (next != '\n') {
                    line.write(next);
                } else if (line.size() == 0) {
                    return new Preface(accounts, length);
                } else {
                    accounts.add(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
        }
        throw new IOException("Expected accounts and an empty line at the beginning of " + spooled);
    }

    /// The lines that the server which delivers finally puts in front (RFC 5321, 4.4).
    private static byte[] trace(Envelope envelope, Origin origin, String key, Instant now) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return ("Return-Path: <" + envelope.sender() + ">\r\n"
                        + "Received: from " + origin.client() + " ([127.0.0.1])\r\n"
                        + "\tby " + origin.host() + " (Millrace) with ESMTP id " + key + ";\r\n"
                        + "\t" + date + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Tells a client that hung up from a disk that is full.
    private static final class Sink {
        private final Source mail;
        private boolean complete;
        private boolean clientFailed;

        Sink(Source mail) {
            this.mail = mail;
        }

        void fill(OutputStream output) throws IOException {
            try {
                complete = mail.copyTo(output, MOST_BYTES);
            } catch (EOFException | SocketException | SocketTimeoutException hungUp) {
                clientFailed = true;
                throw hungUp;
            }
        }
    }
}
