package dev.millrace.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitedStartTest {
    private static final long LIMIT_SECONDS = 10;

    private final MockTicker clock = Ticker.newMockTicker();
    private final EmbeddedChannel channel = EmbeddedChannel.builder()
            .register(false)
            .ticker(clock)
            .handlers(new LimitedStart.Patience(TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)))
            .build();

    @Test
    void shouldCloseAConnectionOnWhichNothingIsAnswered() throws Exception {
        connectAfter(0);

        channel.writeOutbound("hello");
        pass(LIMIT_SECONDS);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void shouldWatchAConnectionHoweverLongItTookToConnect() throws Exception {
        connectAfter(3 * LIMIT_SECONDS);

        channel.writeOutbound("hello");
        pass(LIMIT_SECONDS);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void shouldLeaveAConnectionOpenOnWhichSomethingIsAnswered() throws Exception {
        connectAfter(0);

        channel.writeOutbound("hello");
        channel.writeInbound("welcome");
        pass(LIMIT_SECONDS);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void shouldLeaveAConnectionToItsUserOnceItIsNotNewAnyMore() throws Exception {
        connectAfter(0);

        pass(LIMIT_SECONDS);
        channel.writeOutbound("a long question");
        pass(3 * LIMIT_SECONDS);

        assertThat(channel.isOpen()).isTrue();
    }

    private void connectAfter(long seconds) throws Exception {
        clock.advance(seconds, TimeUnit.SECONDS);
        channel.register();
    }

    private void pass(long seconds) {
        clock.advance(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
