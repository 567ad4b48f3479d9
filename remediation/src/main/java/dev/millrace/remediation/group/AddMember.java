package dev.millrace.remediation.group;

import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import reactor.core.publisher.Mono;

/// Makes the requester a member of the group.
final class AddMember implements Change {
    private final Directory directory;

    AddMember(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "add-member";
    }

    @Override
    public String connector() {
        return Directory.NAME;
    }

    @Override
    public Mono<Checked> check(Run run) {
        return isMember(run)
                .map(member -> member
                        ? new Checked.AlreadySo(State.of(sentence(run, "is a member of")))
                        : new Checked.Needed(
                                State.of(sentence(run, "is not a member of")), sentence(run, "is a member of")));
    }

    @Override
    public Mono<Void> apply(Run run) {
        return directory.addMember(run.fact(GroupFacts.DN), run.fact(GroupFacts.MEMBER_DN));
    }

    @Override
    public Mono<Verified> verify(Run run) {
        return isMember(run)
                .map(member -> member
                        ? new Verified.Holds(State.of(sentence(run, "is a member of")))
                        : new Verified.Missing(sentence(run, "is not a member of")));
    }

    @Override
    public Mono<Undone> undo(Run run, State before) {
        return directory
                .removeMember(run.fact(GroupFacts.DN), run.fact(GroupFacts.MEMBER_DN))
                .thenReturn(new Undone.Restored(sentence(run, "is no longer a member of")));
    }

    private Mono<Boolean> isMember(Run run) {
        return directory.isMember(run.fact(GroupFacts.DN), run.fact(GroupFacts.MEMBER_DN));
    }

    private static String sentence(Run run, String relation) {
        return "%s %s %s".formatted(run.fact(GroupFacts.MEMBER_UID), relation, run.fact(GroupFacts.NAME));
    }
}
