package dev.millrace.remediation.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lists people page by page, over a connection that is lent for all pages. Each page is a call of its own; between
/// pages others have their turn.
final class PeopleListing {
    private final DirectorySettings settings;
    private final DirectoryEntries entries;
    private final DirectoryCalls calls;

    PeopleListing(DirectorySettings settings, DirectoryEntries entries, DirectoryCalls calls) {
        this.settings = settings;
        this.entries = entries;
        this.calls = calls;
    }

    /// All people below the unit for people who have an address.
    Flux<List<ListedPerson>> pages(ListedPerson.Wanted wanted) {
        return Flux.usingWhen(
                lent(),
                lent -> pages(lent, wanted),
                lent -> released(ldap -> ldap.giveBack(lent)),
                (lent, error) -> released(ldap -> ldap.discard(lent)),
                lent -> released(ldap -> ldap.discard(lent)));
    }

    /// One that comes after its time limit goes back at once.
    private Mono<LDAPConnection> lent() {
        return calls.guard().reading(Mono.defer(() -> {
            AtomicBoolean late = new AtomicBoolean();
            return calls.unguarded(ldap -> {
                        LDAPConnection connection = ldap.lend();
                        if (late.get()) {
                            ldap.giveBack(connection);
                            throw new CancellationException("nobody waits for the connection any more");
                        }
                        return connection;
                    })
                    .doOnCancel(() -> late.set(true));
        }));
    }

    /// The pool connects anew for one that is old or broken.
    private Mono<Void> released(Consumer<LdapCalls> release) {
        return calls.unguarded(ldap -> {
                    release.accept(ldap);
                    return true;
                })
                .then();
    }

    private Flux<List<ListedPerson>> pages(LDAPConnection lent, ListedPerson.Wanted wanted) {
        Filter filter = Filter.createANDFilter(
                settings.dialect().accounts(),
                Filter.createPresenceFilter(settings.attributes().mail()));
        String[] attributes = attributes(wanted);
        return page(lent, filter, wanted.pageSize(), null, attributes)
                .expand(page -> page.next() == null
                        ? Mono.empty()
                        : page(lent, filter, wanted.pageSize(), page.next(), attributes))
                .map(page -> page.entries().stream()
                        .map(entry -> listed(entry, wanted))
                        .toList());
    }

    private String[] attributes(ListedPerson.Wanted wanted) {
        return Stream.of(
                        Arrays.stream(entries.ofAccount()),
                        wanted.departments().stream(),
                        wanted.titles().stream(),
                        wanted.vips().stream().map(Mark::attribute))
                .flatMap(named -> named)
                .distinct()
                .toArray(String[]::new);
    }

    private Mono<LdapCalls.Page> page(
            LDAPConnection lent, Filter filter, int size, @Nullable ASN1OctetString from, String... attributes) {
        return calls.reading(ldap -> LdapCalls.page(lent, settings.people(), filter, size, from, attributes));
    }

    private ListedPerson listed(Entry entry, ListedPerson.Wanted wanted) {
        return new ListedPerson(
                entries.account(entry),
                first(entry, wanted.departments()),
                first(entry, wanted.titles()),
                wanted.vips().isEmpty() ? null : wanted.vips().stream().anyMatch(mark -> mark.isOn(entry)));
    }

    private static @Nullable String first(Entry entry, List<String> attributes) {
        for (String attribute : attributes) {
            String value = entry.getAttributeValue(attribute);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
