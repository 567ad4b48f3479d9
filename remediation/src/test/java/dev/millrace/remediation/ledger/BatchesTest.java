package dev.millrace.remediation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class BatchesTest {
    private final List<List<Integer>> written = new ArrayList<>();

    @Test
    void shouldWriteALoneItemAtOnceAndGatherTheRestWhileItIsUnderWay() {
        Sinks.Empty<Void> first = Sinks.empty();
        Batches<Integer, Integer> batches = new Batches<>(items -> {
            written.add(items);
            Mono<List<Integer>> answer =
                    Mono.just(items.stream().map(item -> item * 10).toList());
            return written.size() == 1 ? first.asMono().then(answer) : answer;
        });
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int item = 0; item < 300; item++) {
            answers.add(batches.write(item).toFuture());
        }
        assertThat(written).containsExactly(List.of(0));
        first.tryEmitEmpty();
        assertThat(written).extracting(List::size).containsExactly(1, 256, 43);
        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(answers.getLast().join()).isEqualTo(2990);
    }

    @Test
    void shouldNotLetAnItemThatIsRefusedTakeOthersWithIt() {
        Sinks.Empty<Void> first = Sinks.empty();
        Batches<Integer, Integer> batches = new Batches<>(items -> {
            written.add(items);
            Mono<List<Integer>> answer =
                    items.contains(2) ? Mono.error(new IllegalArgumentException("a defect")) : Mono.just(items);
            return written.size() == 1 ? first.asMono().then(answer) : answer;
        });
        var answers = List.of(0, 1, 2, 3).stream()
                .map(item -> batches.write(item).toFuture())
                .toList();
        first.tryEmitEmpty();
        assertThat(answers)
                .extracting(CompletableFuture::isCompletedExceptionally)
                .containsExactly(false, false, true, false);
    }

    @Test
    void shouldNotAskADatabaseThatIsAwayOncePerItem() {
        Sinks.Empty<Void> first = Sinks.empty();
        Batches<Integer, Integer> batches = new Batches<>(items -> {
            written.add(items);
            return first.asMono().then(Mono.error(new DataAccessResourceFailureException("away")));
        });
        var answers = List.of(0, 1, 2, 3).stream()
                .map(item -> batches.write(item).toFuture())
                .toList();
        first.tryEmitEmpty();
        assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(written).hasSize(2);
    }
}
