package dev.millrace.intake.email;

import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes pages of mails for technicians, a few at a time: each holds a whole mail in memory.
@Component
public final class MailPages implements DisposableBean {
    private static final int AT_ONCE = 4;

    private final ReadingThreads threads = new ReadingThreads();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final TakingSettings settings;

    MailPages(TakingSettings settings) {
        this.settings = settings;
    }

    /// There is no page just now, or there will be none; the message is fit for people.
    public static final class NoPage extends RuntimeException {
        NoPage(String message) {
            super(message);
        }
    }

    /// The page of a mail.
    ///
    /// @param raw its bytes; asked for when there is room for them
    /// @return fails with [NoPage] where too many are asked for, or the mail cannot be read
    public Mono<String> page(Mono<byte[]> raw) {
        return Mono.defer(() -> places.tryAcquire()
                ? raw.flatMap(this::read).doFinally(_ -> places.release())
                : Mono.error(new NoPage("Many mails are looked at just now; try again in a moment.")));
    }

    private Mono<String> read(byte[] raw) {
        return threads.read(
                () -> readOrSayWhyNot(raw),
                settings.readingTimeout(),
                () -> new NoPage("Reading this mail takes longer than "
                        + settings.readingTimeout().toSeconds() + " s; it is not shown."));
    }

    /// Reactor passes on no such error: a mail nested too deeply would look like one that takes too long. Only the
    /// kind of what went wrong is told: libraries quote what they choke on, and a mail may hold secrets.
    private static String readOrSayWhyNot(byte[] raw) {
        try {
            return ShownMail.page(raw);
        } catch (RuntimeException | VirtualMachineError | LinkageError error) {
            throw new NoPage("This mail cannot be read: " + error.getClass().getSimpleName() + ".");
        }
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
