package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UidSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|7", "7,8|7:8", "1,2,3,5|1:3,5", "9,1,2|1:2,9", "4,4|4"})
    void shouldJoinNeighbours(String uids, String set) {
        assertThat(UidSet.of(Stream.of(uids.split(",", -1)).map(Long::valueOf).toList()))
                .isEqualTo(set);
    }

    @Property
    void shouldNameExactlyTheUidsItWasGiven(@ForAll @NotEmpty List<@LongRange(min = 1, max = 60) Long> uids) {
        assertThat(named(UidSet.of(uids))).containsExactlyElementsOf(new TreeSet<>(uids));
    }

    private static Collection<Long> named(String set) {
        return Stream.of(set.split(",", -1))
                .map(range -> range.split(":", -1))
                .flatMapToLong(
                        ends -> LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])))
                .boxed()
                .toList();
    }
}
