package dev.millrace.remediation.printing;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import java.util.List;
import java.util.Set;

/// What can be done about print queues.
public record PrintActions(Configured<PrintServer> server) implements ActionSource {
    /// The queue's name.
    static final String QUEUE = "print.queue";

    @Override
    public List<Action> actions() {
        return List.of(
                Action.plain("print.locate-queue", Set.of(QUEUE), () -> new LocateQueue(server.get())),
                Action.plain("print.cancel-stuck-jobs", Set.of(), () -> new CancelStuckJobs(server.get())),
                Action.plain("print.resume-queue", Set.of(), () -> new ResumeQueue(server.get())));
    }
}
