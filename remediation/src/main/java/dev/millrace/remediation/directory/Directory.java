package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The company's directory. Every call fails with a [dev.millrace.remediation.connector.ConnectorFailure]
/// alone.
public final class Directory implements Connector, AutoCloseable {
    /// The connector's name.
    public static final String NAME = "directory";

    /// Accounts that may have an address in common, as their second.
    private static final int MOST_WITH_ADDRESS = 200;

    private final DirectorySettings settings;
    private final DirectoryAttributes names;
    private final DirectoryEntries entries;
    private final DirectoryCalls calls;

    /// A directory whose certificate this Java believes.
    public Directory(DirectorySettings settings, Secrets secrets, Guards guards) {
        this(settings, secrets, guards, SSLSocketFactory.getDefault());
    }

    /// @param protecting makes the connections of `ldaps://`
    public Directory(DirectorySettings settings, Secrets secrets, Guards guards, SocketFactory protecting) {
        this.settings = settings;
        this.names = settings.attributes();
        this.entries = new DirectoryEntries(settings);
        this.calls = new DirectoryCalls(
                settings, secrets, guards.guard(NAME, settings.guard().atMost(settings.connections())), protecting);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Guard guard() {
        return calls.guard();
    }

    @Override
    public Mono<Void> probe() {
        return calls.reading(ldap -> ldap.search(
                        settings.baseDn(), SearchScope.BASE, Filter.createPresenceFilter("objectClass"), "1.1"))
                .then();
    }

    /// The account that an address belongs to, as its own or its second.
    public Mono<Located<Account>> accountOf(String address) {
        return accounts(ownedBy(address), address);
    }

    /// The accounts, wherever below the base they are, that an address belongs to.
    public Mono<List<Account>> accountsWith(String address) {
        return accounts(MOST_WITH_ADDRESS, settings.baseDn(), ownedBy(address));
    }

    /// The account that a name to sign in with, or an address at work, stands for.
    public Mono<Located<Account>> accountNamed(String name) {
        return accounts(called(name), name);
    }

    /// The accounts, wherever below the base they are, that a name to sign in with, or an address at work, stands for.
    public Mono<List<Account>> accountsNamed(String name) {
        return accounts(MOST_WITH_ADDRESS, settings.baseDn(), called(name));
    }

    /// The account of a distinguished name, if it is still there.
    public Mono<Optional<Account>> account(String dn) {
        return calls.reading(ldap -> named(ldap, dn, entries.ofAccount()).map(entries::account));
    }

    /// The account of a distinguished name, if it is still there and is one that [#accountsWith] could find: a
    /// person's, and below the base.
    public Mono<Optional<Account>> person(String dn) {
        return calls.reading(ldap -> {
            if (!DN.isDescendantOf(dn, settings.baseDn(), true)) {
                return Optional.empty();
            }
            return ldap.search(dn, SearchScope.BASE, settings.dialect().accounts(), entries.ofAccount()).stream()
                    .findFirst()
                    .map(entries::account);
        });
    }

    /// An account that was there, wherever it is now and whatever it is called.
    ///
    /// @param id as it was found; where it is empty the name counts
    /// @param dn its distinguished name then
    public Mono<Optional<Account>> account(String id, String dn) {
        return id.isEmpty()
                ? account(dn)
                : calls.reading(ldap -> known(ldap, id, entries.ofAccount()).map(entries::account));
    }

    /// All people below the unit for people who have an address, page by page. Each page is a call of its own; between
    /// pages others have their turn.
    public Flux<List<ListedPerson>> people(ListedPerson.Wanted wanted) {
        return new PeopleListing(settings, entries, calls).pages(wanted);
    }

    /// A group that was there, wherever it is now and whatever it is called.
    ///
    /// @param id as it was found; where it is empty the name counts
    /// @param dn its distinguished name then
    public Mono<Optional<Group>> group(String id, String dn) {
        return calls.reading(
                ldap -> (id.isEmpty() ? named(ldap, dn, entries.ofGroup()) : known(ldap, id, entries.ofGroup()))
                        .map(entries::group));
    }

    /// The group of a name, among the groups below the unit for groups.
    public Mono<Located<Group>> groupNamed(String name) {
        Filter filter = Filter.createANDFilter(
                Filter.createEqualityFilter("objectClass", names.groupClass()),
                Filter.createEqualityFilter(names.group(), name));
        return calls.reading(ldap -> ldap.search(settings.groups(), SearchScope.SUB, filter, entries.ofGroup()).stream()
                        .map(entries::group)
                        .toList())
                .map(found -> Located.of(found, "group", name, Group::dn));
    }

    /// Whether an account is itself a member of a group; groups within groups are not looked into.
    public Mono<Boolean> isMember(String groupDn, String accountDn) {
        return calls.reading(ldap -> !ldap.search(
                        groupDn, SearchScope.BASE, Filter.createEqualityFilter(names.member(), accountDn), "1.1")
                .isEmpty());
    }

    /// The first group found of those names, wherever it is, that an account is a member of; through groups
    /// within groups where the directory can tell.
    public Mono<Optional<String>> groupAmong(Collection<String> groups, String accountDn) {
        if (groups.isEmpty()) {
            return Mono.just(Optional.empty());
        }
        Filter filter = Filter.createANDFilter(
                Filter.createEqualityFilter("objectClass", names.groupClass()),
                Filter.createORFilter(groups.stream()
                        .map(name -> Filter.createEqualityFilter(names.group(), name))
                        .toList()),
                settings.dialect().member(names.member(), accountDn));
        return calls.reading(ldap -> ldap.search(settings.baseDn(), SearchScope.SUB, filter, names.group()).stream()
                .findFirst()
                .map(found -> Objects.requireNonNullElse(found.getAttributeValue(names.group()), found.getDN())));
    }

    /// The group of an account that no `member` tells of, where the directory has such.
    public Mono<Optional<Group>> primaryGroup(String accountDn) {
        if (!settings.dialect().hasPrimaryGroups()) {
            return Mono.just(Optional.empty());
        }
        return calls.reading(ldap -> {
            Optional<Filter> group = ldap
                    .search(
                            accountDn,
                            SearchScope.BASE,
                            Filter.createPresenceFilter("objectClass"),
                            PrimaryGroup.SECURITY_IDENTIFIER,
                            PrimaryGroup.ID)
                    .stream()
                    .findFirst()
                    .flatMap(PrimaryGroup::of);
            return group.isEmpty()
                    ? Optional.<Group>empty()
                    : ldap.search(settings.baseDn(), SearchScope.SUB, group.get(), entries.ofGroup()).stream()
                            .findFirst()
                            .map(entries::group);
        });
    }

    /// The first of some attributes that an entry has, with the value that is asked for.
    public Mono<Optional<String>> markAmong(List<Mark> marks, String dn) {
        if (marks.isEmpty()) {
            return Mono.just(Optional.empty());
        }
        Filter filter = Filter.createORFilter(marks.stream().map(Mark::filter).toList());
        String[] attributes = marks.stream().map(Mark::attribute).toArray(String[]::new);
        return calls.reading(ldap -> ldap.search(dn, SearchScope.BASE, filter, attributes).stream()
                .flatMap(
                        found -> marks.stream().filter(mark -> mark.isOn(found)).map(Mark::attribute))
                .findFirst());
    }

    /// The distinguished names of a group's own members; of a large one the first, as many as the directory tells at
    /// once. Active Directory tells those of a group with more than 1500 under `member;range=0-1499` alone.
    public Mono<List<String>> membersOf(String groupDn) {
        return calls.reading(ldap ->
                ldap
                        .search(groupDn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), names.member())
                        .stream()
                        .flatMap(found -> found.getAttributesWithOptions(names.member(), Set.of()).stream())
                        .flatMap(values -> Arrays.stream(values.getValues()))
                        .toList());
    }

    /// Ends a lock.
    public Mono<Void> unlock(String accountDn) {
        return changing(accountDn, unlocking());
    }

    /// Sets a password that must be changed at the next sign-in, and ends a lock: all of it, or nothing.
    public Mono<Void> setPassword(String accountDn, String password) {
        Modification set = settings.dialect().password(names.password(), password);
        Modification reset = new Modification(
                ModificationType.REPLACE, names.reset(), settings.dialect().mustChange());
        return calls.changing(ldap -> {
                    try {
                        ldap.modify(accountDn, List.of(set, reset, unlocking()));
                    } catch (LDAPException e) {
                        if (!e.getResultCode().equals(ResultCode.NO_SUCH_ATTRIBUTE)) {
                            throw e;
                        }
                        // OpenLDAP ends a lock itself with the password, and then finds none left to be ended.
                        ldap.modify(accountDn, List.of(set, reset));
                    }
                    return true;
                })
                .then();
    }

    /// Whether somebody can sign in so.
    public Mono<Boolean> accepts(String accountDn, String password) {
        return calls.changing(ldap -> ldap.accepts(accountDn, password));
    }

    /// Makes an account a member. Where it is one already, the directory refuses.
    public Mono<Void> addMember(String groupDn, String accountDn) {
        return changing(groupDn, new Modification(ModificationType.ADD, names.member(), accountDn));
    }

    /// Ends an account's membership. Where it is no member, the directory refuses.
    public Mono<Void> removeMember(String groupDn, String accountDn) {
        return changing(groupDn, new Modification(ModificationType.DELETE, names.member(), accountDn));
    }

    @Override
    public void close() {
        calls.close();
    }

    private Mono<Located<Account>> accounts(Filter filter, String wanted) {
        return accounts(LdapCalls.MOST_MATCHES, settings.people(), filter)
                .map(found -> Located.of(found, "account", wanted, Account::uid));
    }

    private Mono<List<Account>> accounts(int most, String base, Filter filter) {
        Filter people = Filter.createANDFilter(settings.dialect().accounts(), filter);
        return calls.reading(ldap -> ldap.search(most, base, SearchScope.SUB, people, entries.ofAccount()).stream()
                .map(entries::account)
                .toList());
    }

    private static Optional<SearchResultEntry> named(LdapCalls ldap, String dn, String... attributes)
            throws LDAPException {
        return ldap.search(dn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), attributes).stream()
                .findFirst();
    }

    private Optional<SearchResultEntry> known(LdapCalls ldap, String id, String... attributes) throws LDAPException {
        Filter filter = Filter.createEqualityFilter(
                settings.dialect().identity(), HexFormat.of().parseHex(id));
        return ldap.search(settings.baseDn(), SearchScope.SUB, filter, attributes).stream()
                .findFirst();
    }

    private Filter ownedBy(String address) {
        return Filter.createORFilter(
                Filter.createEqualityFilter(names.mail(), address),
                Filter.createEqualityFilter(names.secondAddress(), address));
    }

    private Filter called(String name) {
        return Filter.createORFilter(
                Filter.createEqualityFilter(names.account(), name), Filter.createEqualityFilter(names.mail(), name));
    }

    private Modification unlocking() {
        // Replacing by nothing removes, and does not mind if there was nothing (RFC 4511, 4.6).
        return names.unlockValue().isEmpty()
                ? new Modification(ModificationType.REPLACE, names.lock())
                : new Modification(ModificationType.REPLACE, names.lock(), names.unlockValue());
    }

    private Mono<Void> changing(String dn, Modification... changes) {
        return calls.changing(ldap -> {
                    ldap.modify(dn, List.of(changes));
                    return true;
                })
                .then();
    }
}
