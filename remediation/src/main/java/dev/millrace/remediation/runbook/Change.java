package dev.millrace.remediation.runbook;

import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// A step that changes the outside: looked at before, proven after, undone where that is possible.
///
/// Nothing here is repeated blindly: whenever a worker cannot know whether [#apply] took effect, [#checkAgain]
/// is asked first. An error of any phase is a [dev.millrace.remediation.connector.ConnectorFailure] or a
/// defect.
public non-sealed interface Change extends Step {
    /// The state before.
    Mono<Checked> check(Run run);

    /// The same, of a change that was begun: it tells whether the change took effect. Whether it is to be made
    /// at all was decided when it began.
    default Mono<Checked> checkAgain(Run run) {
        return check(run);
    }

    /// Makes the change; the state before has been journaled. What fails with a
    /// [dev.millrace.remediation.connector.ConnectorAway] that was not taken has changed nothing: whoever makes
    /// several calls says of each that it may have [done a
    /// part][dev.millrace.remediation.connector.ConnectorAway#havingDoneAPart].
    Mono<Void> apply(Run run);

    /// The state after.
    Mono<Verified> verify(Run run);

    /// The state as it is now, for people, whether or not the change was or can be made. The default is what
    /// [#check] says of it.
    default Mono<String> stateNow(Run run) {
        return check(run).map(checked -> switch (checked) {
            case Checked.Needed needed -> needed.before().detail();
            case Checked.AlreadySo already -> already.state().detail();
            case Checked.Impossible impossible -> impossible.reason();
            case Checked.Unknowable unknowable -> unknowable.reason();
        });
    }

    /// How long the change, or taking it back, may take until the system shows it, once that has answered; where
    /// nothing is said, as long as is usual.
    default Optional<Duration> settling() {
        return Optional.empty();
    }

    /// Takes the change back.
    ///
    /// @param before the state that [#check] found at first
    Mono<Undone> undo(Run run, State before);
}
