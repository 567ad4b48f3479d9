package dev.millrace.remediation.testing;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.file.InvalidRunbook;
import dev.millrace.remediation.runbook.file.RunbookParser;
import dev.millrace.remediation.runbook.file.Sources;
import java.util.List;

/// The runbooks that come along, on systems of a test.
public final class ShippedRunbooks {
    private ShippedRunbooks() {}

    public static Runbook runbook(String id, ActionSource... sources) {
        String name = "runbooks/" + id + ".yaml";
        return of(name, Sources.shipped().get(name), sources);
    }

    /// A runbook of a test's own.
    public static Runbook of(String name, String text, ActionSource... sources) {
        try {
            return new RunbookParser(new Actions(List.of(sources)), Enforcement::objectionToAuthority)
                    .parse(name, text)
                    .runbook();
        } catch (InvalidRunbook e) {
            throw new IllegalStateException(e);
        }
    }
}
