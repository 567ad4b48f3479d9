package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/// What the directory must do, whichever dialect it speaks. There are Anna, who is locked out, and the group
/// `finance-reports`, which she is not in.
abstract class DirectoryContract extends ConnectorContract {
    private static final String NEW_PASSWORD = "Nine-Clouds-Above-42";

    private Directory directory;

    /// Whatever the server holds, so that it can be compared.
    protected abstract String everything();

    /// The settings for a server at a port of this machine.
    protected abstract DirectorySettings settings(int port, GuardSettings guard);

    protected abstract int port();

    protected abstract String anna();

    protected abstract String group();

    /// The server goes away.
    protected abstract void leave();

    @BeforeEach
    void connect() {
        directory = connector(port(), PATIENT);
    }

    protected static String text(InMemoryDirectoryServer server) {
        try {
            return server.search("dc=acme,dc=example", SearchScope.SUB, "(objectClass=*)", "*", "+")
                    .getSearchEntries()
                    .toString();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private Directory connector(int port, GuardSettings guard) {
        Directory made = new Directory(
                settings(port, guard), new Secrets(VaultSettings.none()), new Guards(new SimpleMeterRegistry()));
        closing(made);
        return made;
    }

    @Override
    protected Connector working() {
        return connector(port(), PATIENT);
    }

    @Override
    protected Connector away() {
        return connector(deadPort(), GUARD);
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(connector(silentPort(), GUARD));
    }

    @Test
    void shouldListPeoplePageByPage() {
        ListedPerson.Wanted wanted =
                new ListedPerson.Wanted(List.of("departmentNumber"), List.of("title"), List.of(Mark.of("title")), 1);

        List<List<ListedPerson>> pages = directory.people(wanted).collectList().block(Duration.ofSeconds(20));

        assertThat(pages)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(1));
        assertThat(pages.stream().flatMap(List::stream))
                .filteredOn(person -> person.account().uid().equals("anna"))
                .singleElement()
                .satisfies(anna -> {
                    assertThat(anna.account().locked()).isTrue();
                    assertThat(anna.department()).isNull();
                    assertThat(anna.vip()).isFalse();
                });
        // More readings than there are connections: each gives back what it was lent.
        for (int reading = 0; reading < 6; reading++) {
            directory.people(wanted).take(1).blockLast(Duration.ofSeconds(20));
        }
        assertThat(directory.people(wanted).count().block(Duration.ofSeconds(20)))
                .isEqualTo(pages.size());
    }

    @Test
    void shouldReadWithoutChangingAnything() {
        String before = everything();
        assertThat(directory.accountNamed("anna").block(LIMIT)).isInstanceOf(Located.One.class);
        assertThat(directory.accountOf("anna@acme.example").block(LIMIT)).isInstanceOf(Located.One.class);
        assertThat(directory.account(anna()).block(LIMIT)).isPresent();
        assertThat(directory.groupNamed("finance-reports").block(LIMIT)).isInstanceOf(Located.One.class);
        assertThat(directory.isMember(group(), anna()).block(LIMIT)).isFalse();
        assertThat(directory.accepts(anna(), "a wrong one").block(LIMIT)).isFalse();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void shouldEndALockAndDoNoHarmASecondTime() {
        assertThat(account().locked()).isTrue();
        directory.unlock(anna()).block(LIMIT);
        assertThat(account().locked()).isFalse();
        directory.unlock(anna()).block(LIMIT);
        assertThat(account().locked()).isFalse();
    }

    @Test
    void shouldSetAPasswordAndNoOtherSignsIn() {
        directory.setPassword(anna(), NEW_PASSWORD).block(LIMIT);
        assertThat(directory.accepts(anna(), NEW_PASSWORD).block(LIMIT)).isTrue();
        assertThat(directory.accepts(anna(), "old-password").block(LIMIT)).isFalse();
        assertThat(account().locked()).as("a lock ends with it").isFalse();
        directory.setPassword(anna(), NEW_PASSWORD).block(LIMIT);
        assertThat(directory.accepts(anna(), NEW_PASSWORD).block(LIMIT)).isTrue();
    }

    @Test
    void shouldMakeAMemberOnceAndTakeHerOutOnce() {
        directory.addMember(group(), anna()).block(LIMIT);
        assertThat(directory.isMember(group(), anna()).block(LIMIT)).isTrue();
        harmlessOrRefused(directory.addMember(group(), anna()));
        assertThat(directory.membersOf(group()).block(LIMIT)).containsOnlyOnce(anna());
        directory.removeMember(group(), anna()).block(LIMIT);
        assertThat(directory.isMember(group(), anna()).block(LIMIT)).isFalse();
        harmlessOrRefused(directory.removeMember(group(), anna()));
        assertThat(directory.isMember(group(), anna()).block(LIMIT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "*", "ann*", "anna)(uid=*", "anna\0", "", "anna,ou=people", "\\2a"})
    void shouldFindNobodyByANameThatIsNone(String name) {
        assertThat(directory.accountNamed(name).block(LIMIT)).isInstanceOf(Located.NotClear.class);
        assertThat(directory.groupNamed(name).block(LIMIT)).isInstanceOf(Located.NotClear.class);
    }

    @Test
    void shouldRefuseToChangeWhoIsNotThere() {
        String before = everything();
        String gone = anna().replaceFirst("=[Aa]nna", "=nobody");
        for (Mono<Void> change : List.of(
                directory.unlock(gone),
                directory.setPassword(gone, NEW_PASSWORD),
                directory.addMember(group().replace("finance", "no"), anna()),
                directory.removeMember(group().replace("finance", "no"), anna()))) {
            assertThatThrownBy(() -> change.block(LIMIT))
                    .isInstanceOfSatisfying(
                            ConnectorRefused.class,
                            refused -> assertThat(refused.reason()).isNotBlank().doesNotContain(NEW_PASSWORD));
        }
        assertThat(directory.account(gone).block(LIMIT)).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void shouldSayOfEveryCallThatTheServerIsAway() {
        leave();
        for (Function<Directory, Mono<?>> call : List.<Function<Directory, Mono<?>>>of(
                asked -> asked.accountNamed("anna"),
                asked -> asked.account(anna()),
                asked -> asked.isMember(group(), anna()),
                asked -> asked.accepts(anna(), NEW_PASSWORD),
                asked -> asked.unlock(anna()),
                asked -> asked.setPassword(anna(), NEW_PASSWORD),
                asked -> asked.addMember(group(), anna()))) {
            Directory asked = connector(port(), GUARD);
            assertThatThrownBy(() -> call.apply(asked).block(LIMIT))
                    .isInstanceOf(ConnectorAway.class)
                    .message()
                    .doesNotContain(NEW_PASSWORD)
                    .doesNotContain(SECRET);
        }
    }

    private static void harmlessOrRefused(Mono<Void> change) {
        change.onErrorResume(ConnectorRefused.class, refused -> Mono.empty()).block(Duration.ofSeconds(20));
    }

    private Account account() {
        return directory.account(anna()).block(LIMIT).orElseThrow();
    }
}
