package dev.millrace.notifier.approval;

import dev.millrace.access.SignedIn;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Matter.Work;
import dev.millrace.notifier.reply.Texts;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/approvals/{token}`: shows the question; only pressing a button answers it, since mail programs and
/// scanners open links on their own.
@Controller
@RequestMapping("/approvals/{token}")
final class ApprovalPage {
    private static final String APPROVE = "approve";
    private static final String DENY = "deny";

    private final Links links;
    private final Questions questions;
    private final Wording wording;
    private final SignedIn signedIn;

    ApprovalPage(Links links, Questions questions, Wording wording, SignedIn signedIn) {
        this.links = links;
        this.questions = questions;
        this.wording = wording;
        this.signedIn = signedIn;
    }

    @GetMapping
    Mono<Rendering> show(
            @PathVariable String token,
            @RequestParam(name = "answer", required = false) @Nullable String preselected,
            ServerWebExchange exchange) {
        return Mono.justOrEmpty(links.openApproval(token))
                .flatMap(link -> stranger(exchange, link)
                        .switchIfEmpty(Mono.defer(() -> questions.find(link).map(question -> switch (question) {
                            case Question.Open open -> form(open, token, preselected, null, exchange);
                            case Question.Closed closed -> gone(closed, exchange);
                        }))))
                .switchIfEmpty(forged(exchange));
    }

    @PostMapping
    Mono<Rendering> answer(@PathVariable String token, ServerWebExchange exchange) {
        return Mono.justOrEmpty(links.openApproval(token))
                .flatMap(link -> exchange.getFormData()
                        .map(form -> Objects.requireNonNullElse(form.getFirst("answer"), ""))
                        .flatMap(answer -> stranger(exchange, link)
                                .switchIfEmpty(Mono.defer(() -> questions.find(link))
                                        .flatMap(question -> answer(question, link, answer, token, exchange)))))
                .switchIfEmpty(forged(exchange));
    }

    private Mono<Rendering> answer(
            Question question, ApprovalLink link, String answer, String token, ServerWebExchange exchange) {
        boolean chosen = answer.equals(APPROVE) || answer.equals(DENY);
        return switch (question) {
            case Question.Open open when chosen -> take(open, link, answer.equals(APPROVE), exchange);
            case Question.Open open -> Mono.just(form(open, token, null, HttpStatus.BAD_REQUEST, exchange));
            case Question.Closed closed
            when chosen -> questions.refuse(link, closed.why().reason()).thenReturn(gone(closed, exchange));
            case Question.Closed closed -> Mono.just(gone(closed, exchange));
        };
    }

    /// A link answers for whom it was sent to. Where somebody else has signed in in this browser it does not
    /// work: he was sent it on, or would answer in another's name, and the ticket's history tells of it.
    private Mono<Rendering> stranger(ServerWebExchange exchange, ApprovalLink link) {
        return exchange.getPrincipal()
                .filter(user -> !signedIn.person(user.getName()).key().equals(new Person(link.address(), null).key()))
                .flatMap(user -> questions
                        .refuse(link, "the link was opened by %s, whom it is not for".formatted(user.getName()))
                        .thenReturn(notice(exchange, HttpStatus.FORBIDDEN, "approval.stranger")));
    }

    private static Rendering gone(Question.Closed closed, ServerWebExchange exchange) {
        return notice(exchange, HttpStatus.GONE, closed.why().text());
    }

    private static Mono<Rendering> forged(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> notice(exchange, HttpStatus.NOT_FOUND, "approval.forged"));
    }

    private Mono<Rendering> take(
            Question.Open question, ApprovalLink link, boolean approved, ServerWebExchange exchange) {
        Language language = language(exchange, fallback(question));
        Texts texts = Texts.in(language);
        int missing = question.pending().quorum() - question.pending().given().size() - 1;
        String done = approved && missing > 0
                ? "approval.done.waits"
                : approved ? "approval.done.approved" : "approval.done.denied";
        return questions
                .answer(link, approved)
                .then(Mono.fromSupplier(() -> Rendering.view("notifier/notice")
                        .modelAttribute("language", language.code())
                        .modelAttribute("title", texts.get("approval.done.title"))
                        .modelAttribute("text", texts.get(done, Map.of("count", Integer.toString(missing))))
                        .build()));
    }

    private Rendering form(
            Question.Open question,
            String token,
            @Nullable String preselected,
            @Nullable HttpStatus problem,
            ServerWebExchange exchange) {
        Language language = language(exchange, fallback(question));
        Texts texts = Texts.in(language);
        Ticket ticket = question.ticket();
        boolean identity = question.pending().consent() == Consent.IDENTITY;
        Work work = new Work(
                Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                Objects.requireNonNullElse(ticket.target(), Diagnosis.SENDER));
        return Rendering.view("notifier/approval")
                .status(problem == null ? HttpStatus.OK : problem)
                .modelAttribute("language", language.code())
                .modelAttribute("title", texts.get(identity ? "approval.identity.title" : "approval.title"))
                .modelAttribute("whoLabel", texts.get("approval.who"))
                .modelAttribute("who", Wording.nameAndAddress(ticket.requester()))
                .modelAttribute("subjectLabel", texts.get("approval.subject"))
                .modelAttribute("subject", ticket.subject())
                .modelAttribute("whatLabel", texts.get("approval.what"))
                .modelAttribute(
                        "what", identity ? Wording.ask(texts, work) : Wording.ask(texts, work, ticket.requester()))
                .modelAttribute("untilLabel", texts.get("approval.until"))
                .modelAttribute(
                        "until", wording.time(language, question.pending().expiresAt()))
                .modelAttribute("several", several(texts, question))
                .modelAttribute("hint", texts.get(problem == null ? "approval.hint" : "approval.choose"))
                .modelAttribute("approve", texts.get(identity ? "confirm" : "approve"))
                .modelAttribute("deny", texts.get(identity ? "not-me" : "deny"))
                .modelAttribute("denyFirst", DENY.equals(preselected))
                .modelAttribute("action", "/approvals/" + token)
                .build();
    }

    /// That others must agree, too, and how many have; empty where one is enough.
    private static String several(Texts texts, Question.Open question) {
        PendingConsent pending = question.pending();
        return pending.quorum() > 1
                ? texts.get(
                        "approval.several",
                        Map.of(
                                "count", Integer.toString(pending.quorum()),
                                "given", Integer.toString(pending.given().size())))
                : "";
    }

    private static Rendering notice(ServerWebExchange exchange, HttpStatus status, String key) {
        Language language = language(exchange, Language.EN);
        Texts texts = Texts.in(language);
        return Rendering.view("notifier/notice")
                .status(status)
                .modelAttribute("language", language.code())
                .modelAttribute("title", texts.get(key + ".title"))
                .modelAttribute("text", texts.get(key))
                .build();
    }

    private static Language fallback(Question.Open question) {
        return question.pending().consent() == Consent.IDENTITY
                ? Language.of(question.ticket().language())
                : Language.EN;
    }

    /// The first language that the reader's browser asks for and that we write.
    private static Language language(ServerWebExchange exchange, Language fallback) {
        return exchange.getRequest().getHeaders().getAcceptLanguageAsLocales().stream()
                .map(Locale::getLanguage)
                .filter(code -> Arrays.stream(Language.values())
                        .anyMatch(language -> language.code().equals(code)))
                .findFirst()
                .map(Language::of)
                .orElse(fallback);
    }
}
