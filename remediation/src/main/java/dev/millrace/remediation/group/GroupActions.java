package dev.millrace.remediation.group;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import java.util.List;
import java.util.Set;

/// What can be done about groups in the directory.
public record GroupActions(Configured<Directory> directory, Configured<Enforcement> enforcement)
        implements ActionSource {
    @Override
    public List<Action> actions() {
        return List.of(
                Action.plain(
                        "directory.locate-membership",
                        Set.of(GroupFacts.DN, GroupFacts.NAME, GroupFacts.MEMBER_DN, GroupFacts.MEMBER_UID),
                        () -> new LocateMembership(
                                directory.get(), new AccountFinder(directory.get()), enforcement.get())),
                Action.plain("directory.add-member", Set.of(), () -> new AddMember(directory.get())));
    }
}
