package dev.millrace.messaging.testing;

import java.util.List;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/// What looks like blocking and is not, or not for longer than it takes to read a page that is in memory.
public final class NeverWaits implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        // `/dev/urandom` always has bytes at once.
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        // A list of words is read with the class that it belongs to, once.
        builder.allowBlockingCallsInside("dev.millrace.tickets.secrets.Vocabulary", "lines");
        // Netty's allocator takes its lock to give up a magazine, or to add one where threads meet; it is held for as
        // long as that takes in memory.
        List.of("free", "tryExpandMagazines")
                .forEach(method -> builder.allowBlockingCallsInside(
                        "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", method));
        // The clock of a test keeps its tasks in a queue whose lock is held for as long as a task takes to go in or
        // out.
        List.of("offer", "peek", "poll", "remove", "size")
                .forEach(method ->
                        builder.allowBlockingCallsInside("java.util.concurrent.PriorityBlockingQueue", method));
        // Spring serves static files out of the class path's jars on the thread of the request.
        List.of("checkReadable", "exists", "contentLength", "lastModified")
                .forEach(method -> builder.allowBlockingCallsInside(
                        "org.springframework.core.io.AbstractFileResolvingResource", method));
        builder.allowBlockingCallsInside(
                "org.springframework.core.io.buffer.DataBufferUtils$ReadableByteChannelGenerator", "accept");
    }
}
