package dev.millrace.notifier.page;

import dev.millrace.access.Refused;
import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.signature.BlobLinks;
import dev.millrace.tickets.signature.BlobLinks.FileLink;
import dev.millrace.tickets.signature.BlobLinks.MailLink;
import dev.millrace.tickets.signature.BlobLinks.RawMailLink;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketEvent.Commented;
import dev.millrace.tickets.ticket.TicketEvent.MessageReceived;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Leads to a ticket's mails and files. This room knows what belongs to a ticket; the one that has the bytes serves
/// only what is signed here.
@RestController
@RequestMapping("/api/tickets/{id}")
final class Originals {
    private final Tickets tickets;
    private final Tenants tenants;
    private final BlobLinks links;

    Originals(Tickets tickets, Tenants tenants, Links links) {
        this.tickets = tickets;
        this.tenants = tenants;
        this.links = links.blobs();
    }

    /// What somebody sent.
    ///
    /// @param messageId of a mail, in angle brackets; or of another message, or none
    /// @param rawSha256 the message as it came
    private record Sent(
            @Nullable String messageId, @Nullable String rawSha256, List<Attachment> files) {
        boolean isMail(String sha256) {
            return sha256.equals(rawSha256) && messageId != null && messageId.startsWith("<");
        }
    }

    /// To the mail as it looked.
    @GetMapping("/mails/{sha256}")
    Mono<ResponseEntity<Object>> mail(@PathVariable String id, @PathVariable String sha256) {
        return mailOf(
                id, sha256, known -> links.path(new MailLink(known.ticket().tenant(), sha256)));
    }

    /// To the mail as it came, with the secrets that it may hold. Whoever is handed it stands in the ticket's history.
    @GetMapping("/mails/{sha256}/raw")
    Mono<ResponseEntity<Object>> rawMail(@PathVariable String id, @PathVariable String sha256) {
        return mailOf(
                id,
                sha256,
                known -> links.path(new RawMailLink(
                        known.ticket().tenant(), sha256, known.ticket().id())));
    }

    private Mono<ResponseEntity<Object>> mailOf(String id, String sha256, Function<KnownTicket, String> path) {
        return find(id).map(known -> {
                    if (sent(known).noneMatch(sent -> sent.isMail(sha256))) {
                        throw new Refused(
                                HttpStatus.NOT_FOUND, "No such mail is among the last steps of ticket " + id + ".");
                    }
                    return found(path.apply(known));
                })
                .switchIfEmpty(TicketIds.unknown(id));
    }

    /// To a file that came along. The message itself is none, even where it is attached because nobody
    /// could read it: it may hold secrets.
    @GetMapping("/files/{sha256}")
    Mono<ResponseEntity<Object>> file(@PathVariable String id, @PathVariable String sha256) {
        return find(id).map(known -> {
                    if (sent(known).anyMatch(sent -> sha256.equals(sent.rawSha256()))) {
                        throw new Refused(
                                HttpStatus.FORBIDDEN,
                                "This is the message as it came. It may hold secrets: a mail is had, on record, from "
                                        + "/api/tickets/" + id + "/mails/" + sha256 + "/raw.");
                    }
                    return file(known, sha256)
                            .map(file ->
                                    found(links.path(new FileLink(known.ticket().tenant(), sha256, file.name()))))
                            .orElseThrow(() -> new Refused(
                                    HttpStatus.NOT_FOUND,
                                    "No such file is among the last steps of ticket " + id + "."));
                })
                .switchIfEmpty(TicketIds.unknown(id));
    }

    private static Optional<Attachment> file(KnownTicket known, String sha256) {
        return sent(known)
                .flatMap(sent -> sent.files().stream())
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
    }

    private Mono<KnownTicket> find(String id) {
        return tickets.find(tenants.names(), TicketIds.parse(id));
    }

    private static Stream<Sent> sent(KnownTicket known) {
        return known.steps().stream().flatMap(step -> step.events().stream()).flatMap(Originals::sent);
    }

    private static Stream<Sent> sent(TicketEvent event) {
        if (event instanceof MessageReceived message) {
            return Stream.of(new Sent(message.messageId(), message.rawSha256(), message.attachments()));
        }
        return event instanceof Commented comment
                ? Stream.of(new Sent(comment.messageId(), comment.rawSha256(), comment.attachments()))
                : Stream.empty();
    }

    private static ResponseEntity<Object> found(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
