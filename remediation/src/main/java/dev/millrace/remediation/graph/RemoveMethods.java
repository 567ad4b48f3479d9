package dev.millrace.remediation.graph;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Removes a user's second factors, so that new ones are registered at the next sign-in. The password stays.
record RemoveMethods(HttpSystem graph, Template user) implements Change {
    /// What there was before: neither all nor none of it is there when only some could be removed.
    private static final String BEFORE = "graph.methods";

    /// What is left afterwards, for the run's summary.
    static final String STAYING = "graph.staying";

    @Override
    public String name() {
        return "remove-methods";
    }

    @Override
    public String connector() {
        return graph.name();
    }

    /// A kind that is not known here may be a second factor. Nothing is begun that could only end in a claim.
    @Override
    public Mono<Checked> check(Run run) {
        return methods(run).map(methods -> {
            if (!methods.unknown().isEmpty()) {
                return new Checked.Impossible("Microsoft Graph has methods of kinds that are not known here (%s): "
                                .formatted(String.join(", ", methods.unknown()))
                        + "nobody could say that no second factor is left");
            }
            return methods.removable().isEmpty()
                    ? new Checked.AlreadySo(after("there is no second factor to be removed", methods))
                    : new Checked.Needed(
                            new State("there are second factors: " + methods.words(), Map.of(BEFORE, methods.words())),
                            "there is no second factor to be removed");
        });
    }

    /// Graph refuses to remove the default method while there are others, and does not say which it is: what was
    /// refused is tried once more when the others are gone.
    @Override
    public Mono<Void> apply(Run run) {
        return methods(run)
                .flatMapIterable(Methods::removable)
                .concatMap(method -> remove(run, method).onErrorResume(ConnectorRefused.class, refused -> Mono.empty()))
                .then(Mono.defer(() -> methods(run)))
                .flatMapIterable(Methods::removable)
                .concatMap(method -> remove(run, method))
                .onErrorMap(ConnectorAway.class, ConnectorAway::havingDoneAPart)
                .then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return methods(run).flatMap(methods -> {
            if (!methods.unknown().isEmpty()) {
                return Mono.error(
                        refused("there are methods of kinds that are not known here, and they were not removed: "
                                + String.join(", ", methods.unknown())));
            }
            if (methods.removable().isEmpty()) {
                return Mono.just(new Verified.Holds(after("the second factors were removed", methods)));
            }
            return methods.words().equals(run.find(BEFORE).orElse(""))
                    ? Mono.just(new Verified.Missing("there are still second factors: " + methods.words()))
                    : Mono.just(
                            new Verified.Partly("only some second factors were removed; left are " + methods.words()));
        });
    }

    private static State after(String detail, Methods methods) {
        return new State(detail + "; what stays: " + methods.left(), Map.of(STAYING, methods.left()));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("a removed factor cannot be put back; a new one must be registered"));
    }

    /// A user who is not there, or an answer that is no list, has not shown that no factor is left.
    private Mono<Methods> methods(Run run) {
        return graph.read(path(run) + "/methods")
                .flatMap(answer -> Methods.of(answer)
                        .map(Mono::just)
                        .orElseGet(() -> Mono.error(refused(
                                "Microsoft Graph has no list of the user's methods (%d)".formatted(answer.status())))));
    }

    private ConnectorRefused refused(String reason) {
        return new ConnectorRefused(graph.name(), reason, null);
    }

    private Mono<Void> remove(Run run, Methods.Method method) {
        return graph.delete(path(run) + "/" + method.path() + "/" + HttpSystem.segment(method.id()))
                .then();
    }

    private String path(Run run) {
        return "/users/" + HttpSystem.segment(user.render(run)) + "/authentication";
    }
}
