package dev.millrace.remediation.account;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.remediation.secret.SecretStore;
import java.util.List;
import java.util.Set;

/// What can be done about accounts in the directory.
public record AccountActions(
        Configured<Directory> directory, Configured<Enforcement> enforcement, Configured<SecretStore> secrets)
        implements ActionSource {
    @Override
    public List<Action> actions() {
        return List.of(
                Action.plain(
                        "directory.locate-account",
                        Set.of(AccountFacts.DN, AccountFacts.UID, AccountFacts.NAME, AccountFacts.MAIL),
                        () -> new LocateAccount(
                                directory.get(), new AccountFinder(directory.get()), enforcement.get())),
                Action.plain("directory.unlock", Set.of(), () -> new Unlock(directory.get())),
                Action.plain(
                        "directory.find-recipient",
                        Set.of(SecretFacts.RECIPIENT),
                        () -> new FindRecipient(directory.get())),
                Action.plain(
                        "directory.set-password", Set.of(), () -> new SetPassword(directory.get(), secrets.get())));
    }
}
