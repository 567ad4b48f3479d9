package dev.millrace.remediation.consent;

import dev.millrace.scheduling.PeriodicWork;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Has people asked anew when what they are asked to agree to has changed: at the start, for it may have
/// changed while no program ran, and whenever a runbook does.
final class PlanWatch extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(PlanWatch.class);

    private final Supplier<Map<String, String>> plans;
    private final OpenQuestions questions;
    private Map<String, String> asked = Map.of();

    /// @param plans fingerprints by runbook, as they are now
    PlanWatch(Supplier<Map<String, String>> plans, OpenQuestions questions, Duration every) {
        super("Questions could not be asked anew", Duration.ZERO, every);
        this.plans = plans;
        this.questions = questions;
    }

    @Override
    protected Mono<?> round() {
        Map<String, String> now = plans.get();
        if (now.equals(asked)) {
            return Mono.empty();
        }
        return questions.askAnew(now).doOnNext(done -> {
            if (done.beingAsked() == 0) {
                asked = now;
            }
            if (done.anew() > 0) {
                LOG.info("{} questions are asked anew: their runbooks have changed", done.anew());
            }
        });
    }
}
