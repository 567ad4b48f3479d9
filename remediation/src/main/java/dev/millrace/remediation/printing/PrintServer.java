package dev.millrace.remediation.printing;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.http.NotReady;
import dev.millrace.remediation.http.Transmission;
import dev.millrace.remediation.printing.IppRequest.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// The print server. Every call fails with a [ConnectorFailure] alone.
public final class PrintServer implements Connector {
    /// The connector's name.
    public static final String NAME = "printing";

    /// A job that was under way when its queue stopped (RFC 8011, 5.3.7).
    private static final int JOB_STOPPED = 6;

    /// It does not do it: no such operation, not in service, no such version, takes no jobs, busy (RFC 8011, B.1.5).
    /// With all others of the server's errors it may have been at work.
    private static final Set<Integer> TURNED_AWAY = Set.of(0x0501, 0x0502, 0x0503, 0x0506, 0x0507);

    /// What it says to cancelling a job that has ended, or that it does not know any more (RFC 8011, 4.3.3).
    private static final Set<Integer> ENDED = Set.of(0x0404, IppAnswer.NOT_FOUND);

    private final String url;
    private final PrintSettings settings;
    private final Secrets secrets;
    private final Guard guard;
    private final WebClient client = WebClient.create();

    public PrintServer(String url, PrintSettings settings, Secrets secrets, Guards guards) {
        this.url = url.replaceAll("/+$", "");
        this.settings = settings;
        this.secrets = secrets;
        this.guard = guards.guard(NAME, settings.guard());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    /// Any answer will do: that there is no such queue is one.
    @Override
    public Mono<Void> probe() {
        return guard.reading(send("probe", request(Operation.GET_PRINTER_ATTRIBUTES, "probe")))
                .then();
    }

    /// The queue of that name, if there is one.
    Mono<Optional<Queue>> queue(String name) {
        IppRequest request = request(Operation.GET_PRINTER_ATTRIBUTES, name)
                .keywords("requested-attributes", "printer-name", "printer-state", "printer-state-reasons");
        return guard.reading(send(name, request)).flatMap(answer -> {
            if (answer.status() == IppAnswer.NOT_FOUND) {
                return Mono.just(Optional.<Queue>empty());
            }
            return accepted(answer)
                    .map(good -> good.groups(IppAnswer.PRINTER).stream()
                            .findFirst()
                            .map(printer -> new Queue(
                                    printer.texts("printer-name").stream()
                                            .findFirst()
                                            .orElse(name),
                                    printer.number("printer-state"),
                                    printer.texts("printer-state-reasons"))));
        });
    }

    /// The jobs that were under way when the queue stopped.
    Mono<List<Integer>> stoppedJobs(String queue) {
        IppRequest request = request(Operation.GET_JOBS, queue)
                .keywords("which-jobs", "not-completed")
                .keywords("requested-attributes", "job-id", "job-state");
        return guard.reading(send(queue, request))
                .flatMap(this::accepted)
                .map(answer -> answer.groups(IppAnswer.JOBS).stream()
                        .filter(job -> job.number("job-state") == JOB_STOPPED)
                        .map(job -> job.number("job-id"))
                        .toList());
    }

    /// A job that has ended or is gone meanwhile, as one that its owner cancelled, is as good as cancelled.
    Mono<Void> cancel(String queue, int job) {
        return changing(queue, request(Operation.CANCEL_JOB, queue).job(job, settings.user()))
                .filter(answer -> !ENDED.contains(answer.status()))
                .flatMap(this::accepted)
                .then();
    }

    Mono<Void> resume(String queue) {
        return changing(queue, request(Operation.RESUME_PRINTER, queue))
                .flatMap(this::accepted)
                .then();
    }

    private IppRequest request(Operation operation, String queue) {
        String printer = "ipp://" + URI.create(url).getAuthority() + path(queue);
        return new IppRequest(operation, printer, settings.user());
    }

    private static String path(String queue) {
        return "/printers/" + HttpSystem.segment(queue);
    }

    private Mono<IppAnswer> changing(String queue, IppRequest request) {
        return guard.changing(send(queue, request));
    }

    private Mono<IppAnswer> send(String queue, IppRequest request) {
        byte[] bytes = request.end();
        return authorisation()
                .flatMap(authorisation -> client.post()
                        .uri(URI.create(url + path(queue)))
                        .headers(headers -> {
                            headers.set(HttpHeaders.CONTENT_TYPE, "application/ipp");
                            if (!authorisation.isEmpty()) {
                                headers.set(HttpHeaders.AUTHORIZATION, authorisation);
                            }
                        })
                        .bodyValue(bytes)
                        .exchangeToMono(PrintServer::answer))
                .onErrorMap(PrintServer::translate);
    }

    private Mono<String> authorisation() {
        String secret = settings.secret();
        return secret == null
                ? Mono.just("")
                : secrets.fetchFor(NAME, Reference.of(secret))
                        .map(password -> "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (settings.user() + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private static Mono<IppAnswer> answer(ClientResponse response) {
        int status = response.statusCode().value();
        if (status == 200) {
            return response.bodyToMono(byte[].class).map(IppAnswer::of);
        }
        return response.releaseBody().then(Mono.error(notPrinting(status, response)));
    }

    private static ConnectorFailure notPrinting(int status, ClientResponse response) {
        if (NotReady.is(status)) {
            return NotReady.of(response, NAME, "the print server", Clock.systemUTC());
        }
        return status == 401
                ? ConnectorAway.unreachable(NAME, "the print server is not ready for us (401)", null)
                : new ConnectorRefused(NAME, "the print server refused it (%d)".formatted(status), null);
    }

    private Mono<IppAnswer> accepted(IppAnswer answer) {
        if (answer.isSuccess()) {
            return Mono.just(answer);
        }
        String words = "the print server refused it (status 0x%04x)".formatted(answer.status());
        // From 0x0500 on it is the server's fault.
        return Mono.error(
                answer.status() < 0x0500
                        ? new ConnectorRefused(NAME, words, null)
                        : TURNED_AWAY.contains(answer.status())
                                ? ConnectorAway.unreachable(NAME, words, null)
                                : ConnectorAway.cut(NAME, words, null));
    }

    private static Throwable translate(Throwable error) {
        return switch (error) {
            case ConnectorFailure failure -> failure;
            case IllegalArgumentException garbled ->
                ConnectorAway.cut(NAME, String.valueOf(garbled.getMessage()), garbled);
            case DataBufferLimitException much -> ConnectorAway.cut(NAME, "the print server answered too much", much);
            default -> Transmission.failed(NAME, "the print server", error);
        };
    }
}
