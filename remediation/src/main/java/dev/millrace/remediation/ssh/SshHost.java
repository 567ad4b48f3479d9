package dev.millrace.remediation.ssh;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.ExitCode;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.ssh.SshConnections.Identity;
import dev.millrace.remediation.ssh.SshConnections.TooMuch;
import dev.millrace.remediation.ssh.SshSettings.HostSettings;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// A host by SSH, or many that are spoken to alike. A command's exit code is the answer's status, as with local
/// programs.
public final class SshHost implements Exchange<SshCall> {
    /// A device's name: one label of a domain name (RFC 1123, 2.1).
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /// The exit code of `timeout` where it has ended the command.
    private static final int TIMED_OUT = 124;

    private final String name;
    private final HostSettings settings;
    private final SshConnections connections;
    private final Secrets secrets;
    private final Guard guard;

    SshHost(String name, HostSettings settings, SshConnections connections, Secrets secrets, Guards guards) {
        this.name = "ssh-" + name;
        this.settings = settings;
        this.connections = connections;
        this.secrets = secrets;
        this.guard = guards.guard(this.name, settings.guard());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    /// Whether it lets us sign in. Of many hosts none is the one to ask.
    @Override
    public Mono<Void> probe() {
        return settings.isMany()
                ? guard.reading(Mono.just(true)).then()
                : guard.reading(identity()
                                .flatMap(identity -> connections.greet(
                                        settings.user(), settings.address(), settings.port(), identity))
                                .onErrorMap(this::translate))
                        .then();
    }

    @Override
    public Mono<Answer> ask(SshCall call, Run run) {
        return prepared(call, run)
                .flatMap(command -> guarded(execute(command), guard::reading, guard::reading))
                .onErrorMap(TooMuch.class, much -> new ConnectorRefused(name, tooMuch(), much));
    }

    @Override
    public Mono<Answer> change(SshCall call, Run run) {
        return prepared(call, run)
                .flatMap(command -> guarded(execute(command), guard::changing, guard::changing))
                // What it did until then, it did.
                .onErrorMap(TooMuch.class, much -> ConnectorAway.cut(name, tooMuch(), much))
                .flatMap(answer -> ExitCode.changed(name, answer));
    }

    private String tooMuch() {
        return "it wrote more than " + settings.largestOutput() + " bytes";
    }

    /// @param host where
    /// @param line for its shell
    private record Command(String host, String line) {}

    private Mono<Command> prepared(SshCall call, Run run) {
        return Mono.fromCallable(() -> {
            List<String> words = call.run().render(name, run);
            if (!settings.allows(words)) {
                throw new ConnectorRefused(name, "%s is not set up to run this command".formatted(name), null);
            }
            return new Command(host(call.device(), run), ShellLine.of(settings.ending(words)));
        });
    }

    private String host(@Nullable Template device, Run run) {
        if (!settings.isMany()) {
            return settings.address();
        }
        String label = device == null ? "" : device.render(run).strip().toLowerCase(Locale.ROOT);
        if (!LABEL.matcher(label).matches()) {
            throw new ConnectorRefused(name, "'%s' is no name of a device".formatted(label), null);
        }
        return label + settings.address().substring(1);
    }

    private Mono<Answer> execute(Command command) {
        return identity()
                .flatMap(identity -> connections.execute(
                        settings.user(),
                        command.host(),
                        settings.port(),
                        identity,
                        command.line(),
                        settings.largestOutput()))
                .map(answer -> answer.withOutput(secrets.cover(answer.output())))
                .onErrorMap(this::translate)
                .flatMap(answer -> answer.status() == TIMED_OUT
                                && !settings.timeout().isBlank()
                        ? Mono.error(ConnectorAway.slow(name, settings.guard().timeLimit(), null))
                        : ExitCode.asked(name, answer));
    }

    /// One of many devices that is switched off says nothing about the others: the breaker does not learn of it.
    private Mono<Answer> guarded(
            Mono<Answer> call,
            Function<Mono<Answer>, Mono<Answer>> one,
            Function<Mono<reactor.core.publisher.Signal<Answer>>, Mono<reactor.core.publisher.Signal<Answer>>> many) {
        if (!settings.isMany()) {
            return one.apply(call);
        }
        Duration limit = settings.guard().timeLimit();
        return many.apply(call.timeout(limit.minus(limit.dividedBy(10)))
                        .onErrorMap(TimeoutException.class, late -> ConnectorAway.slow(name, limit, late))
                        .materialize())
                .dematerialize();
    }

    private Mono<Identity> identity() {
        String key = settings.key();
        return key == null
                ? secrets.fetchFor(name, Reference.of(String.valueOf(settings.password())))
                        .map(Identity.Password::new)
                : secrets.fetchFor(name, Reference.of(key)).map(Identity.Key::new);
    }

    private Throwable translate(Throwable error) {
        return switch (error) {
            case ConnectorFailure failure -> failure;
            case TooMuch much -> much;
            case SshConnections.Cut cut ->
                ConnectorAway.cut(name, "the connection to " + name + " ended before the command did", cut);
            case SshException ssh -> translate(ssh);
            case GeneralSecurityException unfit ->
                ConnectorAway.unreachable(name, "the key for " + name + " cannot be used", unfit);
            case UnresolvedAddressException gone -> ConnectorAway.unreachable(name, name + " cannot be reached", gone);
            case IOException gone -> ConnectorAway.unreachable(name, name + " cannot be reached", gone);
            default -> error;
        };
    }

    private ConnectorFailure translate(SshException error) {
        return switch (error.getDisconnectCode()) {
            case SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE ->
                new ConnectorRefused(name, name + " does not prove to be the host that it should be", error);
            case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
                // Our own account is refused: nothing works until somebody mends that, and then everything does.
                ConnectorAway.unreachable(name, name + " does not let us sign in", error);
            default -> ConnectorAway.unreachable(name, name + " cannot be reached", error);
        };
    }
}
