package dev.millrace.intake.originals;

import dev.millrace.access.Refused;
import dev.millrace.access.SignedIn;
import dev.millrace.intake.Inbound;
import dev.millrace.intake.Installation;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.MailPage;
import dev.millrace.intake.email.MailPages;
import dev.millrace.tickets.signature.BlobLinks;
import dev.millrace.tickets.signature.BlobLinks.RawMailLink;
import dev.millrace.tickets.ticket.TicketCommand;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Shows a mail or hands out a file that a signed link names, to whoever has signed in. What was asked for is framed by
/// the desk's own pages only, and may do nothing in them.
@RestController
final class BlobDoor {
    private static final Logger LOG = LoggerFactory.getLogger(BlobDoor.class);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY = "Content-Security-Policy";
    private static final String NO_FILE = "There is no such file, or this desk may not hand it out.";
    private static final String NOT_THERE = "There is no such mail, or this desk may not show it.";

    private final BlobStore blobs;
    private final MailPages pages;
    private final Installation installation;
    private final Inbound inbound;
    private final SignedIn signedIn;
    private final BlobLinks links;

    BlobDoor(BlobStore blobs, MailPages pages, Inbound inbound, Installation installation, SignedIn signedIn) {
        this.blobs = blobs;
        this.pages = pages;
        this.inbound = inbound;
        this.signedIn = signedIn;
        this.installation = installation;
        this.links = new BlobLinks(installation.signer());
    }

    @GetMapping(BlobLinks.MAILS + "{token}")
    Mono<ResponseEntity<String>> mail(@PathVariable String token) {
        return Mono.justOrEmpty(links.openMail(token))
                .filter(link -> installation.tenants().contains(link.tenant()))
                .flatMap(link -> pages.page(link.sha256(), link.tenant())
                        .map(page -> framed(HttpStatus.OK, page))
                        .onErrorResume(error -> Mono.just(refused(link.sha256(), error))))
                .defaultIfEmpty(framed(HttpStatus.NOT_FOUND, MailPage.notice(NOT_THERE)));
    }

    /// As it came: whoever opens it does so on a machine of his own.
    @GetMapping(BlobLinks.FILES + "{token}")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(@PathVariable String token) {
        return Mono.justOrEmpty(links.openFile(token))
                .filter(link -> installation.tenants().contains(link.tenant()))
                .flatMap(link -> saved(link.sha256(), link.name()))
                .switchIfEmpty(Mono.error(() -> new Refused(HttpStatus.NOT_FOUND, NO_FILE)));
    }

    /// A mail as it came, with whatever secrets it holds: nobody has it whose name does not stand in the history of its
    /// ticket first.
    @GetMapping(BlobLinks.RAW_MAILS + "{token}")
    Mono<ResponseEntity<Flux<DataBuffer>>> rawMail(@PathVariable String token, HttpMethod method, Principal user) {
        return Mono.justOrEmpty(links.openRawMail(token))
                .filter(link -> installation.tenants().contains(link.tenant()))
                .flatMap(link -> saved(link.sha256(), nameOf(link))
                        .flatMap(mail -> HttpMethod.HEAD.equals(method)
                                ? Mono.just(mail)
                                : recorded(link, user).thenReturn(mail)))
                .switchIfEmpty(Mono.error(() -> new Refused(HttpStatus.NOT_FOUND, NO_FILE)));
    }

    private static String nameOf(RawMailLink link) {
        return link.ticket() + "-" + link.sha256().substring(0, 8) + ".eml";
    }

    private Mono<Void> recorded(RawMailLink link, Principal user) {
        return inbound.command(new TicketCommand.RecordDownload(
                        link.ticket(), link.tenant(), signedIn.person(user.getName()), link.sha256()))
                .onErrorMap(away -> new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "It cannot be recorded just now who is handed this mail; try again in a moment.",
                        away));
    }

    /// Its size is asked for first: a file that is not there is no empty file.
    private Mono<ResponseEntity<Flux<DataBuffer>>> saved(String sha256, String name) {
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        Flux<DataBuffer> bytes = blobs.read(sha256).map(DefaultDataBufferFactory.sharedInstance::wrap);
        return blobs.size(sha256)
                .map(size -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .contentLength(size)
                        .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                        .header(POLICY, "default-src 'none'; sandbox")
                        .body(bytes))
                .onErrorResume(BlobDoor::isMissing, _ -> Mono.empty());
    }

    private static ResponseEntity<String> refused(String sha256, Throwable error) {
        if (isMissing(error)) {
            return framed(
                    HttpStatus.NOT_FOUND,
                    MailPage.notice("The mail is not kept any more: there is no blob " + sha256 + "."));
        }
        if (error instanceof MailPages.NoPage said) {
            return framed(HttpStatus.SERVICE_UNAVAILABLE, MailPage.notice(String.valueOf(said.getMessage())));
        }
        LOG.warn("Mail {} cannot be shown", sha256, error);
        return framed(
                HttpStatus.INTERNAL_SERVER_ERROR, MailPage.notice("This mail cannot be shown; the log says why."));
    }

    private static boolean isMissing(Throwable error) {
        return error instanceof NoSuchFileException
                || (error instanceof UncheckedIOException wrapped && wrapped.getCause() instanceof NoSuchFileException);
    }

    private static ResponseEntity<String> framed(HttpStatus status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(POLICY, MailPage.CONTENT_SECURITY_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(page);
    }
}
