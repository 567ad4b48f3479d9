package dev.millrace.remediation.script;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.ExitCode;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import dev.millrace.scheduling.BlockingCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One local program. Its exit code is the answer's status: 0 and above are answers, and a file says what they
/// mean; 75 (`EX_TEMPFAIL`) and 69 (`EX_UNAVAILABLE`) say that what it works on is away.
public final class Script implements Exchange<Words>, AutoCloseable {
    private static final int WAITING = 1_000;

    private final String name;
    private final ProgramSettings settings;
    private final Secrets secrets;
    private final Guard guard;
    private final BlockingCalls threads;

    /// @param atOnce how often it runs at the same time, at most
    public Script(String name, ProgramSettings settings, int atOnce, Secrets secrets, Guards guards) {
        this.name = "script-" + name;
        this.settings = settings;
        this.secrets = secrets;
        GuardSettings guarded = settings.guard().atMost(atOnce);
        this.guard = guards.guard(this.name, guarded);
        // As many as calls, and no other program's: what waited for one would be late without being started.
        this.threads = new BlockingCalls(this.name, guarded.atOnce(), WAITING);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    /// Whether the program is there.
    @Override
    public Mono<Void> probe() {
        return guard.reading(threads.call(() -> Files.isExecutable(settings.command()))
                        .filter(there -> there)
                        .switchIfEmpty(Mono.error(() -> ConnectorAway.unreachable(
                                name, settings.command() + " is no program that can be run", null))))
                .then();
    }

    @Override
    public Mono<Answer> ask(Words call, Run run) {
        return Mono.fromCallable(() -> call.render(name, run)).flatMap(arguments -> guard.reading(execute(arguments)));
    }

    @Override
    public Mono<Answer> change(Words call, Run run) {
        return Mono.fromCallable(() -> call.render(name, run))
                .flatMap(arguments -> guard.changing(execute(arguments)))
                .flatMap(answer -> ExitCode.changed(name, answer));
    }

    private Mono<Answer> execute(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(settings.command().toString()));
        command.addAll(settings.leading());
        command.addAll(arguments);
        return environment()
                .flatMap(environment -> threads.call(new Execution(settings, command, environment)::answer))
                .map(answer -> answer.withOutput(secrets.cover(answer.output())))
                .onErrorMap(IOException.class, error -> ConnectorAway.unreachable(name, name + " cannot be run", error))
                .onErrorMap(
                        Execution.Unread.class,
                        unread -> ConnectorAway.cut(name, "what " + name + " wrote cannot be read", unread))
                // It was ended: nothing can come about any more, and it would write as much another time.
                .onErrorMap(
                        Execution.TooMuch.class,
                        much -> new ConnectorRefused(name, String.valueOf(much.getMessage()), much))
                .onErrorMap(
                        Execution.TooLate.class,
                        late -> ConnectorAway.slow(name, settings.guard().timeLimit(), late))
                .flatMap(answer -> ExitCode.asked(name, answer));
    }

    @Override
    public void close() {
        threads.close();
    }

    private Mono<Map<String, String>> environment() {
        Map<String, String> environment = new HashMap<>();
        settings.environment().forEach(variable -> {
            String value = System.getenv(variable);
            if (value != null) {
                environment.put(variable, value);
            }
        });
        return Flux.fromIterable(settings.secrets().entrySet())
                .concatMap(secret -> secrets.fetchFor(name, Reference.of(secret.getValue()))
                        .doOnNext(value -> environment.put(secret.getKey(), value)))
                .then(Mono.just(environment));
    }
}
