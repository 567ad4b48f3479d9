package dev.millrace.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.access.Refused;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class BodyMemoryTest {
    private static final InetSocketAddress ANNA = new InetSocketAddress("192.0.2.1", 50_000);
    private static final InetSocketAddress ANNA_TOO = new InetSocketAddress("192.0.2.1", 50_001);
    private static final InetSocketAddress BEN = new InetSocketAddress("192.0.2.2", 50_000);

    private final BodyMemory memory = new BodyMemory(100, 25);

    private static void refuses(HttpStatus status, BodyMemory.Room room, long more) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> room.grow(more))
                .satisfies(refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(status);
                    assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                            .isEqualTo("5");
                });
    }

    @Test
    void shouldLeaveRoomForOthersWhereOneAddressHasItsShare() {
        BodyMemory.Room first = memory.room(ANNA);
        first.grow(20);
        BodyMemory.Room second = memory.room(ANNA_TOO);
        second.grow(5);

        refuses(HttpStatus.TOO_MANY_REQUESTS, second, 1);
        memory.room(BEN).grow(25);

        first.close();
        second.grow(20);
        refuses(HttpStatus.TOO_MANY_REQUESTS, memory.room(ANNA), 1);
    }

    /// What was refused is held by nobody.
    @Test
    void shouldRefuseEverybodyWhereThereIsNoRoomAtAll() {
        List<BodyMemory.Room> rooms = new ArrayList<>();
        for (int address = 1; address <= 4; address++) {
            BodyMemory.Room room = memory.room(new InetSocketAddress("198.51.100." + address, 1));
            room.grow(25);
            rooms.add(room);
        }
        BodyMemory.Room anna = memory.room(ANNA);
        for (int time = 0; time < 3; time++) {
            refuses(HttpStatus.SERVICE_UNAVAILABLE, anna, 25);
        }

        rooms.getFirst().close();
        anna.grow(25);
    }

    @Test
    void shouldGiveNothingToARoomThatIsLeft() {
        BodyMemory.Room room = memory.room(ANNA);
        room.grow(25);
        room.close();
        room.close();

        refuses(HttpStatus.SERVICE_UNAVAILABLE, room, 1);
        memory.room(ANNA).grow(25);
    }

    /// A table of addresses would be memory that anybody can use up.
    @Test
    void shouldTellNoMoreAddressesApartThanItHasPlacesFor() {
        BodyMemory large = new BodyMemory(1 << 20, 25);
        for (int address = 0; address < BodyMemory.MOST_ADDRESSES; address++) {
            large.room(new InetSocketAddress("10.0.%d.%d".formatted(address / 250, address % 250), 1))
                    .grow(1);
        }

        large.room(ANNA).grow(20);
        large.room(BEN).grow(5);
        refuses(HttpStatus.TOO_MANY_REQUESTS, large.room(BEN), 1);
        large.room(new InetSocketAddress("10.0.0.0", 2)).grow(24);
    }
}
