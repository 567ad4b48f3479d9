package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class MailMemoryPropertyTest {
    private static final int ROOMS = 6;

    /// Somebody makes his room larger, or gives it back.
    record Step(int room, long more) {
        boolean isOfDoor() {
            return room % 2 == 1;
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Long> more = Arbitraries.longs().between(0, 12L * MailMemory.CHUNK);
        return Combinators.combine(Arbitraries.integers().between(0, ROOMS - 1), more)
                .as((room, size) -> new Step(room, size < MailMemory.CHUNK / 2 ? 0 : size));
    }

    /// Where nobody waits, room is given exactly when there is some: never more, and never less.
    @Property(tries = 300)
    void whatIsHeldIsWithinBothBounds(
            @ForAll @IntRange(min = 0, max = 40) int chunks, @ForAll @Size(max = 60) List<@From("steps") Step> steps)
            throws InterruptedException {
        long bytes = (long) chunks * MailMemory.CHUNK;
        MailMemory memory = new MailMemory(bytes);
        List<MailMemory.Room> rooms = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            rooms.add(room(memory, i));
        }
        long[] held = new long[ROOMS];
        for (Step step : steps) {
            int i = step.room();
            if (step.more() == 0) {
                rooms.get(i).close();
                rooms.set(i, room(memory, i));
                held[i] = 0;
                continue;
            }
            long before = held[i];
            held[i] += step.more();
            boolean fits = sum(held, bytes, 1) <= most(bytes)
                    && (!step.isOfDoor() || sum(held, bytes / 2, 2) <= most(bytes / 2));

            assertThat(rooms.get(i).grow(step.more(), Duration.ZERO)).isEqualTo(fits);
            held[i] = fits ? held[i] : before;
        }
    }

    private static MailMemory.Room room(MailMemory memory, int number) {
        return number % 2 == 1 ? memory.roomAtTheDoor() : memory.room();
    }

    private static long most(long bytes) {
        return Math.max(2, bytes / MailMemory.CHUNK);
    }

    /// In chunks.
    ///
    /// @param every 1 for all rooms, 2 for those at the door
    private static long sum(long[] held, long bytes, int every) {
        long sum = 0;
        for (int i = every - 1; i < held.length; i += every) {
            sum += Math.min(most(bytes), (held[i] + MailMemory.CHUNK - 1) / MailMemory.CHUNK * 2);
        }
        return sum;
    }

    /// Whoever waits, overtakes or gives up.
    @Property(tries = 10)
    void whatManyHoldAtATimeIsWithinTheBound(@ForAll @LongRange(min = 2, max = 20) long chunks, @ForAll long seed)
            throws Exception {
        MailMemory memory = new MailMemory(chunks * MailMemory.CHUNK);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RandomGenerator random = new Random(seed + i);
                all.add(() -> hold(memory, random, (int) chunks, held, highest));
            }
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
        assertThat(highest.get()).isLessThanOrEqualTo((int) chunks);
        try (MailMemory.Room everything = memory.room()) {
            assertThat(everything.grow(chunks * MailMemory.CHUNK, Duration.ZERO))
                    .isTrue();
        }
    }

    private static @Nullable Void hold(
            MailMemory memory, RandomGenerator random, int most, AtomicInteger held, AtomicInteger highest)
            throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            int chunks = 1 + random.nextInt(3);
            try (MailMemory.Room room = memory.room()) {
                if (room.grow((long) chunks * MailMemory.CHUNK, Duration.ofMillis(random.nextInt(3)))) {
                    int taken = Math.min(most, 2 * chunks);
                    highest.accumulateAndGet(held.addAndGet(taken), Math::max);
                    held.addAndGet(-taken);
                }
            }
        }
        return null;
    }
}
