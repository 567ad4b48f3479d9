package dev.millrace.scheduling;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/// Where connections to a database are made, each of which is closed where the server does not answer while it is new.
///
/// A server that stands still, or a proxy before it, may let in whoever comes and say nothing. The driver waits for it
/// without an end, in one of the pool's places, and closes nothing where whoever wanted the connection has given up
/// (r2dbc-postgresql 1.1.1): a pool would never lend again, and whoever tries again and again would leave one more open
/// each time.
///
/// @param limit for each answer to what is asked before a connection is as old as this; whoever asks later says
///     himself how long he waits
public record LimitedStart(Duration limit) implements LoopResources {
    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
        C channel = TcpResources.get().onChannel(type, group);
        channel.pipeline().addLast(new Patience(limit.toNanos()));
        return channel;
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
        return TcpResources.get().onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
        return TcpResources.get().onClient(useNative);
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return TcpResources.get().onServer(useNative);
    }

    /// That of one connection, which ends where something was asked and nothing has come for so long.
    static final class Patience extends ChannelDuplexHandler {
        private final long nanos;
        private long began;
        private @Nullable Future<?> end;

        Patience(long nanos) {
            this.nanos = nanos;
        }

        /// Connecting takes time of its own.
        @Override
        public void channelActive(ChannelHandlerContext context) {
            began = context.executor().ticker().nanoTime();
            context.fireChannelActive();
        }

        @Override
        public void write(ChannelHandlerContext context, Object asked, ChannelPromise promise) throws Exception {
            if (end == null && context.executor().ticker().nanoTime() - began < nanos) {
                end = context.executor().schedule(() -> close(context), nanos, TimeUnit.NANOSECONDS);
            }
            super.write(context, asked, promise);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object answer) {
            waitNoLonger();
            context.fireChannelRead(answer);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            waitNoLonger();
            context.fireChannelInactive();
        }

        private static void close(ChannelHandlerContext context) {
            var _ = context.close();
        }

        private void waitNoLonger() {
            if (end != null) {
                end.cancel(false);
                end = null;
            }
        }
    }
}
