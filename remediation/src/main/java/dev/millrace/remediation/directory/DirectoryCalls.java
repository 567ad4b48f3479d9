package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.scheduling.BlockingCalls;
import java.time.Duration;
import javax.net.SocketFactory;
import reactor.core.publisher.Mono;

/// The calls behind their guard, on threads of their own, signed in with the password of the desk's account. They fail
/// with a [dev.millrace.remediation.connector.ConnectorFailure] alone.
final class DirectoryCalls implements AutoCloseable {
    private static final int WAITING_CALLS = 1_000;

    private final ServicePassword password;
    private final LdapCalls calls;
    private final Guard guard;
    private final Duration timeLimit;
    private final BlockingCalls threads;

    /// One call, or a few that belong together.
    interface Call<T> {
        T on(LdapCalls calls) throws LDAPException;
    }

    /// @param protecting makes the connections of `ldaps://`
    DirectoryCalls(DirectorySettings settings, Secrets secrets, Guard guard, SocketFactory protecting) {
        this.password = new ServicePassword(settings.password(), secrets);
        this.calls = new LdapCalls(settings, protecting);
        this.guard = guard;
        this.timeLimit = settings.guard().timeLimit();
        this.threads = new BlockingCalls(Directory.NAME, settings.connections(), WAITING_CALLS);
    }

    Guard guard() {
        return guard;
    }

    /// Makes a call that changes nothing, again where it fails.
    <T> Mono<T> reading(Call<T> call) {
        return guard.reading(unguarded(call));
    }

    /// Makes a call that changes something, once.
    <T> Mono<T> changing(Call<T> call) {
        return guard.changing(unguarded(call));
    }

    /// Makes a call at once, whatever the guard says.
    <T> Mono<T> unguarded(Call<T> call) {
        return password.now()
                .flatMap(known -> with(known, call)
                        .onErrorResume(
                                DirectoryCalls::isOurAccountRefused,
                                refused -> password.after(known)
                                        .map(other -> with(other, call))
                                        .defaultIfEmpty(Mono.error(refused))
                                        .flatMap(answer -> answer)))
                .onErrorMap(LDAPException.class, error -> LdapErrors.translate(error, timeLimit));
    }

    private <T> Mono<T> with(String known, Call<T> call) {
        return threads.call(() -> {
            calls.signInWith(known);
            return call.on(calls);
        });
    }

    /// Then nothing of the call was done: a connection is signed in before it is used.
    private static boolean isOurAccountRefused(Throwable error) {
        return error instanceof LDAPException refused && refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS);
    }

    @Override
    public void close() {
        threads.close();
        calls.close();
    }
}
