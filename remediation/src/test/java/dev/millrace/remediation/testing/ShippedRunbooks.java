package dev.millrace.remediation.testing;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.file.Agreement;
import dev.millrace.remediation.runbook.file.Authority;
import dev.millrace.remediation.runbook.file.InvalidRunbook;
import dev.millrace.remediation.runbook.file.Judgement;
import dev.millrace.remediation.runbook.file.RunbookParser;
import dev.millrace.remediation.runbook.file.Sources;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// The runbooks that come along, on systems of a test.
public final class ShippedRunbooks {
    private ShippedRunbooks() {}

    public static Runbook runbook(String id, ActionSource... sources) {
        return runbook(id, ShippedRunbooks::byTheRequestAlone, sources);
    }

    /// One that asks who may.
    public static Runbook runbook(String id, Authority authority, ActionSource... sources) {
        String name = "runbooks/" + id + ".yaml";
        return of(name, Sources.shipped().get(name), authority, sources);
    }

    /// One that asks policy once more, and who may.
    public static Runbook judged(String id, Judgement judgement, Authority authority, ActionSource... sources) {
        String name = "runbooks/" + id + ".yaml";
        return of(name, Sources.shipped().get(name), judgement, authority, sources);
    }

    /// The text of one that comes along.
    public static String text(String id) {
        return Objects.requireNonNull(Sources.shipped().get("runbooks/" + id + ".yaml"));
    }

    /// The text of one that comes along as a variant.
    public static String variant(String variant, String id) {
        return Objects.requireNonNull(
                Sources.variants().get(variant).get("runbooks/variants/%s/%s.yaml".formatted(variant, id)));
    }

    /// A runbook of a test's own.
    public static Runbook of(String name, String text, ActionSource... sources) {
        return of(name, text, ShippedRunbooks::byTheRequestAlone, sources);
    }

    /// A runbook of a test's own that asks who may.
    public static Runbook of(String name, String text, Authority authority, ActionSource... sources) {
        return of(name, text, Judgement.AS_ASKED, authority, sources);
    }

    /// The same, which asks policy once more.
    public static Runbook of(
            String name, String text, Judgement judgement, Authority authority, ActionSource... sources) {
        try {
            return new RunbookParser(new Actions(List.of(sources)), judgement, authority, Agreement.UNASKED)
                    .parse(name, text)
                    .runbook();
        } catch (InvalidRunbook e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mono<Optional<String>> byTheRequestAlone(Execute request) {
        return Mono.just(Enforcement.objectionToAuthority(request));
    }
}
