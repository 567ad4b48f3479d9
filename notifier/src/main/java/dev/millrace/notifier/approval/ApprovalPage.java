package dev.millrace.notifier.approval;

import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Matter.Work;
import dev.millrace.notifier.reply.Texts;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

/// `/approvals/{token}`: shows the question; only pressing a button answers it, since mail programs and scanners open
/// links on their own.
@Controller
@RequestMapping("/approvals/{token}")
final class ApprovalPage {
    private static final String APPROVE = "approve";
    private static final String DENY = "deny";

    private final Links links;
    private final Questions questions;
    private final Wording wording;

    ApprovalPage(Links links, Questions questions, Wording wording) {
        this.links = links;
        this.questions = questions;
        this.wording = wording;
    }

    @GetMapping
    Mono<Rendering> show(
            @PathVariable String token,
            @RequestParam(name = "answer", required = false) @Nullable String preselected,
            ServerWebExchange exchange) {
        Optional<ApprovalLink> link = links.openApproval(token);
        if (link.isEmpty()) {
            return Mono.just(notice(exchange, HttpStatus.NOT_FOUND, "approval.forged"));
        }
        return questions
                .find(link.get())
                .map(question -> form(question, token, preselected, null, exchange))
                .switchIfEmpty(Mono.fromSupplier(() -> notice(exchange, HttpStatus.GONE, "approval.gone")));
    }

    @PostMapping
    Mono<Rendering> answer(@PathVariable String token, ServerWebExchange exchange) {
        Optional<ApprovalLink> link = links.openApproval(token);
        if (link.isEmpty()) {
            return Mono.just(notice(exchange, HttpStatus.NOT_FOUND, "approval.forged"));
        }
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("answer"), ""))
                .flatMap(answer -> questions.find(link.get()).flatMap(question -> switch (answer) {
                    case APPROVE, DENY -> take(question, link.get(), answer.equals(APPROVE), exchange);
                    default -> Mono.just(form(question, token, null, HttpStatus.BAD_REQUEST, exchange));
                }))
                .switchIfEmpty(Mono.fromSupplier(() -> notice(exchange, HttpStatus.GONE, "approval.gone")));
    }

    private Mono<Rendering> take(Question question, ApprovalLink link, boolean approved, ServerWebExchange exchange) {
        Texts texts = Texts.in(language(exchange, fallback(question)));
        return questions
                .answer(question, link, approved)
                .then(Mono.fromSupplier(() -> Rendering.view("notifier/notice")
                        .modelAttribute(
                                "language",
                                language(exchange, fallback(question)).code())
                        .modelAttribute("title", texts.get("approval.done.title"))
                        .modelAttribute("text", texts.get(approved ? "approval.done.approved" : "approval.done.denied"))
                        .build()));
    }

    private Rendering form(
            Question question,
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
                .modelAttribute("who", nameAndAddress(ticket.requester()))
                .modelAttribute("subjectLabel", texts.get("approval.subject"))
                .modelAttribute("subject", ticket.subject())
                .modelAttribute("whatLabel", texts.get("approval.what"))
                .modelAttribute(
                        "what", identity ? Wording.ask(texts, work) : Wording.ask(texts, work, ticket.requester()))
                .modelAttribute("untilLabel", texts.get("approval.until"))
                .modelAttribute(
                        "until", wording.time(language, question.pending().expiresAt()))
                .modelAttribute("hint", texts.get(problem == null ? "approval.hint" : "approval.choose"))
                .modelAttribute("approve", texts.get(identity ? "confirm" : "approve"))
                .modelAttribute("deny", texts.get(identity ? "not-me" : "deny"))
                .modelAttribute("denyFirst", DENY.equals(preselected))
                .modelAttribute("action", "/approvals/" + token)
                .build();
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

    private static String nameAndAddress(Person person) {
        return person.name() == null ? person.address() : Wording.name(person) + " (" + person.address() + ")";
    }

    private static Language fallback(Question question) {
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
