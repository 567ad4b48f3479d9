package dev.millrace.remediation.graph;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Removes a user's second factors, so that new ones are registered at the next sign-in. The password stays.
record RemoveMethods(HttpSystem graph, Template user) implements Change {
    /// What there was before: neither all nor none of it is there when only some could be removed.
    private static final String BEFORE = "graph.methods";

    private static final String PREFIX = "#microsoft.graph.";
    private static final Map<String, String> PATHS = Map.of(
            "phoneAuthenticationMethod", "phoneMethods",
            "microsoftAuthenticatorAuthenticationMethod", "microsoftAuthenticatorMethods",
            "softwareOathAuthenticationMethod", "softwareOathMethods",
            "emailAuthenticationMethod", "emailMethods",
            "fido2AuthenticationMethod", "fido2Methods");

    /// @param path below `authentication`
    private record Method(String path, String id) {}

    @Override
    public String name() {
        return "remove-methods";
    }

    @Override
    public String connector() {
        return graph.name();
    }

    @Override
    public Mono<Checked> check(Run run) {
        return methods(run)
                .map(methods -> methods.isEmpty()
                        ? new Checked.AlreadySo(State.of("there is no second factor"))
                        : new Checked.Needed(new State(
                                "there are second factors: " + words(methods), Map.of(BEFORE, words(methods)))));
    }

    /// Graph refuses to remove the default method while there are others, and does not say which it is: what was
    /// refused is tried once more when the others are gone.
    @Override
    public Mono<Void> apply(Run run) {
        return methods(run)
                .flatMapMany(Flux::fromIterable)
                .concatMap(method -> remove(run, method).onErrorResume(ConnectorRefused.class, refused -> Mono.empty()))
                .then(Mono.defer(() -> methods(run)))
                .flatMapMany(Flux::fromIterable)
                .concatMap(method -> remove(run, method))
                .then();
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return methods(run).flatMap(methods -> {
            if (methods.isEmpty()) {
                return Mono.just(new Verified.Holds(State.of("there is no second factor any more")));
            }
            return words(methods).equals(run.find(BEFORE).orElse(""))
                    ? Mono.just(new Verified.Missing("there are still second factors: " + words(methods)))
                    : Mono.error(new ConnectorRefused(
                            graph.name(), "only some second factors were removed; left are " + words(methods), null));
        });
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return Mono.just(new Undone.NotUndoable("a removed factor cannot be put back; a new one must be registered"));
    }

    private Mono<List<Method>> methods(Run run) {
        return graph.read(path(run) + "/methods").map(answer -> {
            List<Method> methods = new ArrayList<>();
            if (answer.body() instanceof Map<?, ?> body && body.get("value") instanceof List<?> values) {
                for (Object value : values) {
                    if (value instanceof Map<?, ?> fields
                            && fields.get("@odata.type") instanceof String type
                            && fields.get("id") instanceof String id
                            && PATHS.containsKey(type.replace(PREFIX, ""))) {
                        methods.add(new Method(PATHS.getOrDefault(type.replace(PREFIX, ""), ""), id));
                    }
                }
            }
            return methods;
        });
    }

    private Mono<Void> remove(Run run, Method method) {
        return graph.delete(path(run) + "/" + method.path() + "/" + HttpSystem.segment(method.id()))
                .then();
    }

    private String path(Run run) {
        return "/users/" + HttpSystem.segment(user.render(run)) + "/authentication";
    }

    private static String words(List<Method> methods) {
        return String.join(", ", methods.stream().map(Method::path).toList());
    }
}
