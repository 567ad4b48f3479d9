package dev.millrace.intake.email;

import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.content.Opening;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.html.InlineImages;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.receiving.Receiving;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes pages of mails for technicians, a few at a time, within the memory that there is for mails.
@Component
public final class MailPages implements DisposableBean {
    private static final int AT_ONCE = 4;

    /// The images of a page are in it twice: in its tree, and as text.
    private static final int IMAGES = 2;

    private final BlobStore blobs;
    private final MailMemory memory;
    private final TakingSettings settings;
    private final BiFunction<RawMail, String, String> reading;
    private final ReadingThreads threads = new ReadingThreads();
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Autowired
    MailPages(BlobStore blobs, MailMemory memory, TakingSettings settings, ObjectProvider<Receiving> doors) {
        this(blobs, memory, settings, (raw, tenant) -> MailPage.of(raw, mailboxes(doors, tenant)));
    }

    /// @param reading makes the page of a raw mail for a tenant
    MailPages(
            BlobStore blobs, MailMemory memory, TakingSettings settings, BiFunction<RawMail, String, String> reading) {
        this.blobs = blobs;
        this.memory = memory;
        this.settings = settings;
        this.reading = reading;
    }

    private static List<MailboxContext> mailboxes(ObjectProvider<Receiving> doors, String tenant) {
        return doors.orderedStream()
                .flatMap(door -> door.contexts().stream())
                .filter(mailbox -> mailbox.tenant().equals(tenant))
                .toList();
    }

    /// There is no page just now, or there will be none; the message is fit for people.
    public static final class NoPage extends RuntimeException {
        NoPage(String message) {
            super(message);
        }
    }

    /// The page of a mail.
    ///
    /// @param sha256 the blob of the raw mail
    /// @param tenant whose mail it is
    /// @return fails with [NoPage] where too many are asked for, or the mail cannot be read, and with
    ///     [java.nio.file.NoSuchFileException] when there is no such blob
    public Mono<String> page(String sha256, String tenant) {
        return blobs.size(sha256)
                .flatMap(size -> Mono.using(
                        () -> new Place(size),
                        place -> blobs.mapped(sha256).flatMap(mail -> read(RawMail.of(mail), tenant, place)),
                        Place::leave));
    }

    private Mono<String> read(RawMail raw, String tenant, Place place) {
        return threads.read(
                () -> place.hold(() -> readOrSayWhyNot(raw, tenant)),
                settings.readingTimeout(),
                () -> new NoPage("Reading this mail takes longer than "
                        + settings.readingTimeout().toSeconds() + " s; it is not shown."));
    }

    /// Reactor passes on no such error: a mail nested too deeply would look like one that takes too long. Only the
    /// kind of what went wrong is told: libraries quote what they choke on, and a mail may hold secrets.
    private String readOrSayWhyNot(RawMail raw, String tenant) {
        try {
            return reading.apply(raw, tenant);
        } catch (Opening.NoRoom without) {
            throw tooMany();
        } catch (RuntimeException | VirtualMachineError | LinkageError error) {
            throw new NoPage("This mail cannot be read: " + error.getClass().getSimpleName() + ".");
        }
    }

    private static NoPage tooMany() {
        return new NoPage("Many mails are read just now; try again in a moment.");
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    /// What one mail holds while it is looked at: by who asked, and by the reading, which may go on when nobody waits
    /// any more. Whoever leaves last gives it back.
    private final class Place {
        private final MailMemory.Room room = memory.room();
        private final MailMemory.Room opened = room.forWrapped(settings.patience());
        private final AtomicInteger holders = new AtomicInteger(1);

        /// @param size of the mail in bytes
        Place(long size) throws InterruptedException {
            if (!places.tryAcquire()) {
                throw tooMany();
            }
            if (!room.grow(size + IMAGES * Math.min(size, InlineImages.LARGEST), Duration.ZERO)) {
                places.release();
                throw tooMany();
            }
        }

        String hold(Supplier<String> work) {
            if (holders.updateAndGet(count -> count == 0 ? 0 : count + 1) == 0) {
                throw new CancellationException("Nobody waits for this page any more");
            }
            try {
                return MailMemory.opening(opened, work);
            } finally {
                leave();
            }
        }

        void leave() {
            if (holders.decrementAndGet() == 0) {
                opened.close();
                room.close();
                places.release();
            }
        }
    }
}
