package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailPages.NoPage;
import dev.millrace.intake.email.content.Opening;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailPagesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SLOW = "slow";

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final MailMemory memory = new MailMemory(100L * MailMemory.CHUNK);
    private final CountDownLatch end = new CountDownLatch(1);
    private MailPages pages = pages(SOON);

    @AfterEach
    void stop() {
        end.countDown();
        pages.destroy();
    }

    @Test
    void shouldGiveBackWhatItHeld() {
        String hash = kept("quick");

        for (int i = 0; i < 10; i++) {
            assertThat(page(hash)).isEqualTo("page of quick");
        }

        assertThat(isAllMemoryFree()).isTrue();
    }

    @Test
    void shouldReadNoMailForWhichThereIsNoMemory() throws Exception {
        String hash = kept("quick");

        try (MailMemory.Room others = memory.room()) {
            assertThat(others.grow(50L * MailMemory.CHUNK, Duration.ZERO)).isTrue();
            assertThatThrownBy(() -> page(hash)).isInstanceOf(NoPage.class).hasMessageContaining("try again");
        }

        assertThat(page(hash)).isEqualTo("page of quick");
    }

    @Test
    void shouldOpenNothingForWhichThereIsNoMemory() throws Exception {
        String hash = kept("wrapped");
        MailMemory little = new MailMemory(100L * MailMemory.CHUNK, 4L * MailMemory.CHUNK, Duration.ofMillis(1));
        MailPages opening = new MailPages(blobs, little, new TakingSettings(SOON, SOON), (_, _) -> {
            Opening.take(4L * MailMemory.CHUNK);
            return "opened";
        });
        try {
            try (MailMemory.Room others = little.room().forWrapped(Duration.ZERO)) {
                assertThat(others.grow(1, Duration.ZERO)).isTrue();
                assertThatThrownBy(() -> opening.page(hash, "acme").block(SOON))
                        .isInstanceOf(NoPage.class)
                        .hasMessageContaining("try again");
            }
            assertThat(opening.page(hash, "acme").block(SOON)).isEqualTo("opened");
        } finally {
            opening.destroy();
        }
    }

    @Test
    void shouldCountWhatThePageTakesBesideTheMail() throws Exception {
        String hash = kept("x".repeat(20 * MailMemory.CHUNK));

        try (MailMemory.Room others = memory.room()) {
            assertThat(others.grow(MailMemory.CHUNK, Duration.ZERO)).isTrue();
            assertThatThrownBy(() -> page(hash)).isInstanceOf(NoPage.class).hasMessageContaining("try again");
        }
    }

    @Test
    void shouldReadAFewAtATime() {
        List<CompletableFuture<String>> slow = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            slow.add(pages.page(kept(SLOW), "acme").toFuture());
        }

        assertThatThrownBy(() -> page(kept("quick"))).isInstanceOf(NoPage.class).hasMessageContaining("try again");

        end.countDown();
        assertThat(slow).allSatisfy(page -> assertThat(page).succeedsWithin(SOON));
        assertThat(page(kept("quick"))).isEqualTo("page of quick");
    }

    @Test
    void shouldHoldMemoryUntilAReadingThatIsGivenUpHasEnded() {
        pages.destroy();
        pages = pages(Duration.ofMillis(50));

        assertThatThrownBy(() -> page(kept(SLOW))).isInstanceOf(NoPage.class).hasMessageContaining("takes longer");

        assertThat(isAllMemoryFree()).isFalse();
        end.countDown();
        await().atMost(SOON).until(this::isAllMemoryFree);
    }

    @Test
    void shouldTellThatThereIsNoSuchMail() {
        assertThat(pages.page("ab".repeat(32), "acme").toFuture())
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(NoSuchFileException.class);
        assertThat(isAllMemoryFree()).isTrue();
    }

    private MailPages pages(Duration timeout) {
        return new MailPages(blobs, memory, new TakingSettings(timeout, SOON), (raw, _) -> {
            String mail = UTF_8.decode(raw.bytes().duplicate()).toString();
            if (mail.equals(SLOW)) {
                ScriptedReading.awaitDeaf(end);
            }
            return "page of " + mail;
        });
    }

    private boolean isAllMemoryFree() {
        try (MailMemory.Room all = memory.room()) {
            return all.grow(50L * MailMemory.CHUNK, Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String page(String hash) {
        return pages.page(hash, "acme").block(SOON);
    }

    private String kept(String mail) {
        return blobs.store(mail.getBytes(UTF_8)).block(SOON).sha256();
    }
}
