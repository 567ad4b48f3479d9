package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.Freezes.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Has the freezes that people declare hold in this program from the moment it is told of them. It also looks by
/// itself now and then: a notice can be lost, and a connection whose other end is gone says nothing for ever.
public final class FreezeWatch extends NoticeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FreezeWatch.class);

    private final Freezes freezes;
    private final Restraint restraint;
    private final Set<String> connectors;
    /// Those that were told of as holding nothing here.
    private Set<String> strangers = Set.of();

    /// @param notices one element for each time that a freeze was declared or lifted, and one at the start
    /// @param connectors their names, as there are here
    /// @param every how often it looks by itself
    public FreezeWatch(
            Freezes freezes, Flux<String> notices, Restraint restraint, Set<String> connectors, Duration every) {
        super(notices, every);
        this.freezes = freezes;
        this.restraint = restraint;
        this.connectors = Set.copyOf(connectors);
    }

    /// Tries for as long as it watches: there may be no further notice that would make up for it.
    @Override
    Mono<Void> look() {
        return Mono.defer(freezes::lately)
                .doOnNext(declared -> {
                    restraint.declare(declared.stream().map(Declared::freeze).toList());
                    tellStrangers(declared);
                })
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofSeconds(5))
                        .doBeforeRetry(signal -> LOG.warn(
                                "The freezes that were declared are not known; asked again: {}",
                                signal.failure().toString())))
                .then();
    }

    /// From the command line any name may come.
    private void tellStrangers(List<Declared> declared) {
        Set<String> now = declared.stream()
                .map(Declared::connector)
                .filter(name -> !name.equals(Freezes.ALL) && !connectors.contains(name))
                .collect(Collectors.toSet());
        now.stream()
                .filter(name -> !strangers.contains(name))
                .forEach(name -> LOG.warn(
                        "A freeze of '{}' was declared, which holds nothing here: the connectors are {}",
                        name,
                        connectors));
        strangers = now;
    }

    /// Before the workers begin.
    @Override
    public int getPhase() {
        return 0;
    }
}
