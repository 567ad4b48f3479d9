package dev.millrace.remediation.account;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds the account that is meant and makes sure that this run may touch it.
final class LocateAccount implements Look {
    private final Directory directory;
    private final AccountFinder finder;
    private final Enforcement enforcement;

    LocateAccount(Directory directory, AccountFinder finder, Enforcement enforcement) {
        this.directory = directory;
        this.finder = finder;
        this.enforcement = enforcement;
    }

    @Override
    public String name() {
        return "locate-account";
    }

    @Override
    public String connector() {
        return Directory.NAME;
    }

    @Override
    public Mono<Looked> look(Run run) {
        return finder.find(run.request().target(), run.request().requester()).flatMap(located -> switch (located) {
            case Located.NotClear<Account> unclear -> Mono.just(new Looked.Unfit(unclear.reason()));
            case Located.One<Account>(Account account)
            when isAnother(run, account) ->
                Mono.just(new Looked.Unfit("the request means %s now, and it was begun on %s"
                        .formatted(account.dn(), run.fact(AccountFacts.DN))));
            case Located.One<Account>(Account account)
            when isRenamed(run, account) ->
                Mono.just(new Looked.Unfit("the account is called %s (%s) now, and it was begun on %s (%s)"
                        .formatted(
                                account.uid(),
                                mail(account),
                                run.fact(AccountFacts.UID),
                                run.fact(AccountFacts.MAIL))));
            case Located.One<Account>(Account account) ->
                enforcement
                        .objection(run.request(), account)
                        .map(objection ->
                                objection.<Looked>map(Looked.Unfit::new).orElseGet(() -> found(account)));
        });
    }

    /// Whether it is not the account that the run was begun on.
    private static boolean isAnother(Run run, Account account) {
        String id = run.find(AccountFacts.ID).orElse("");
        return id.isEmpty()
                ? run.find(AccountFacts.DN)
                        .filter(before -> !before.equalsIgnoreCase(account.dn()))
                        .isPresent()
                : !id.equals(account.id());
    }

    /// Other systems than the directory know it by its name or its address: what was begun there on one of them is not
    /// gone on with on another. What had no address can have been begun nowhere by one.
    private static boolean isRenamed(Run run, Account account) {
        return !namesBefore(run, account).isEmpty();
    }

    /// What the account was called when the run was begun, and is not called any more.
    private static List<String> namesBefore(Run run, Account account) {
        List<String> before = new ArrayList<>();
        run.find(AccountFacts.UID)
                .filter(uid -> !uid.equalsIgnoreCase(account.uid()))
                .ifPresent(before::add);
        run.find(AccountFacts.MAIL)
                .filter(mail -> !mail.isEmpty() && !mail.equalsIgnoreCase(mail(account)))
                .ifPresent(before::add);
        return before;
    }

    /// Whoever it belongs to now, and whether or not it is protected meanwhile: it is the one that was changed.
    /// Elsewhere it is called what it was called then. Where that is another's by now nothing is taken back:
    /// it could be the other's.
    @Override
    public Mono<Looked> lookBack(Run run) {
        return run.find(AccountFacts.DN)
                .map(dn -> directory
                        .account(run.find(AccountFacts.ID).orElse(""), dn)
                        .flatMap(account -> account.map(now -> foundAs(run, now))
                                .orElseGet(() -> Mono.just(new Looked.Unfit("the account %s is gone".formatted(dn))))))
                .orElseGet(() -> lookByName(run));
    }

    /// Journals of before did not keep which account it was.
    private Mono<Looked> lookByName(Run run) {
        return finder.find(run.request().target(), run.request().requester()).map(located -> switch (located) {
            case Located.NotClear<Account> unclear -> new Looked.Unfit(unclear.reason());
            case Located.One<Account>(Account account) -> found(account);
        });
    }

    private static Looked found(Account account) {
        return found(account, account.uid(), mail(account));
    }

    /// By the name and the address that the run knew it by; journals of before did not keep them.
    private Mono<Looked> foundAs(Run run, Account account) {
        return Flux.fromIterable(namesBefore(run, account))
                .concatMap(name -> directory
                        .accountsNamed(name)
                        .flatMapIterable(accounts -> accounts)
                        .filter(holder -> isAnother(run, holder))
                        .<Looked>map(holder -> new Looked.Unfit(
                                "%s, as it was called then, is %s's by now".formatted(name, holder.uid()))))
                .next()
                .switchIfEmpty(Mono.fromSupplier(() -> found(
                        account,
                        run.find(AccountFacts.UID).orElse(account.uid()),
                        run.find(AccountFacts.MAIL).orElse(mail(account)))));
    }

    private static Looked found(Account account, String uid, String mail) {
        return new Looked.Found(
                new State(
                        "the account is " + uid,
                        Map.of(
                                AccountFacts.ID, account.id(),
                                AccountFacts.DN, account.dn(),
                                AccountFacts.UID, uid,
                                AccountFacts.NAME, account.name(),
                                AccountFacts.MAIL, mail)),
                Set.of(AccountFacts.ID, AccountFacts.DN, AccountFacts.UID, AccountFacts.MAIL),
                account.identity());
    }

    private static String mail(Account account) {
        return account.mail() == null ? "" : account.mail();
    }
}
