package dev.millrace.notifier.approval;

import dev.millrace.access.Browser;
import dev.millrace.access.SignedIn;
import dev.millrace.notifier.approval.Question.Agreement;
import dev.millrace.notifier.link.Attempts;
import dev.millrace.notifier.link.Links;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.page.NoticePage;
import dev.millrace.notifier.reply.Language;
import dev.millrace.notifier.reply.Matter.Work;
import dev.millrace.notifier.reply.Texts;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/approvals/{token}`: shows the question; only pressing a button does something, since mail programs
/// and scanners open links on their own.
///
/// A mail is easily sent on. So who presses "Approve" or "Deny" answers nothing yet: a code is mailed to whoever was
/// asked, and only with that code the answer counts. Who confirms that it was he who asked does so by the link alone.
@Controller
@RequestMapping("/approvals/{token}")
final class ApprovalPage {
    private static final String APPROVE = "approve";
    private static final String DENY = "deny";

    private final Links links;
    private final Questions questions;
    private final Wording wording;
    private final SignedIn signedIn;
    private final Attempts<ApprovalLink> attempts = new Attempts<>();

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
                            case Question.Open open
                            when link.besideCode() && chosen(preselected).isLeftTo(open) ->
                                codeForm(open, token, chosen(preselected), HttpStatus.OK, "none", exchange);
                            case Question.Open open -> form(open, token, preselected, HttpStatus.OK, "hint", exchange);
                            case Question.Closed closed -> gone(closed, exchange);
                        }))))
                .switchIfEmpty(forged(exchange));
    }

    @PostMapping
    Mono<Rendering> answer(@PathVariable String token, ServerWebExchange exchange) {
        return Mono.justOrEmpty(links.openApproval(token))
                .flatMap(link -> exchange.getFormData()
                        .map(Answer::in)
                        .flatMap(answer -> stranger(exchange, link)
                                .switchIfEmpty(Mono.defer(() -> questions.find(link))
                                        .flatMap(question -> answer(question, link, answer, token, exchange)))))
                .switchIfEmpty(forged(exchange));
    }

    /// What is chosen by a link in a mail.
    private static Answer chosen(@Nullable String preselected) {
        return new Answer(Objects.requireNonNullElse(preselected, ""), null);
    }

    /// What was pressed, and the code that was typed.
    ///
    /// @param chosen `approve` or `deny`; anything else is neither
    /// @param code null where the page did not ask for it yet
    private record Answer(String chosen, @Nullable String code) {
        static Answer in(MultiValueMap<String, String> form) {
            return new Answer(Objects.requireNonNullElse(form.getFirst("answer"), ""), form.getFirst("code"));
        }

        boolean isChosen() {
            return approves() || chosen.equals(DENY);
        }

        boolean approves() {
            return chosen.equals(APPROVE);
        }

        /// Whoever has agreed can only take it back.
        boolean isLeftTo(Question.Open question) {
            return isChosen() && !(approves() && question.agreement() != null);
        }
    }

    private Mono<Rendering> answer(
            Question question, ApprovalLink link, Answer answer, String token, ServerWebExchange exchange) {
        return switch (question) {
            case Question.Open open
            when !answer.isChosen() -> Mono.just(form(open, token, null, HttpStatus.BAD_REQUEST, "choose", exchange));
            case Question.Open open
            when !answer.isLeftTo(open) -> Mono.just(form(open, token, null, HttpStatus.CONFLICT, "hint", exchange));
            case Question.Open open
            when open.pending().consent() == Consent.IDENTITY ->
                questions.confirm(link, answer.approves()).thenReturn(done(open, answer, exchange));
            case Question.Open open -> byCode(open, link, answer, token, exchange);
            case Question.Closed closed
            when answer.isChosen() ->
                questions.refuse(link, closed.why().reason()).thenReturn(gone(closed, exchange));
            case Question.Closed closed -> Mono.just(gone(closed, exchange));
        };
    }

    private Mono<Rendering> byCode(
            Question.Open open, ApprovalLink link, Answer answer, String token, ServerWebExchange exchange) {
        if (!attempts.mayTry(link)) {
            return Mono.just(notice(exchange, HttpStatus.TOO_MANY_REQUESTS, "approval.slow"));
        }
        if (answer.code() == null && link.besideCode()) {
            return Mono.just(codeForm(open, token, answer, HttpStatus.OK, "none", exchange));
        }
        if (answer.code() == null) {
            boolean enough = open.pending().wasMailedEnough(open.consenter());
            return questions
                    .requestCode(link, answer.approves())
                    .thenReturn(
                            enough
                                    ? codeForm(open, token, answer, HttpStatus.TOO_MANY_REQUESTS, "enough", exchange)
                                    : codeForm(open, token, answer, HttpStatus.OK, "mailed", exchange));
        }
        return Mono.justOrEmpty(ConsentCodes.in(answer.code()))
                .flatMap(code -> questions.answer(open.pending(), link, code, answer.approves()))
                .map(code -> switch (code) {
                    case RIGHT -> done(open, answer, exchange);
                    case WRONG -> codeForm(open, token, answer, HttpStatus.BAD_REQUEST, "wrong", exchange);
                    case TOO_SOON -> notice(exchange, HttpStatus.TOO_MANY_REQUESTS, "approval.too-soon");
                })
                // A slip of the hand costs none of the attempts.
                .defaultIfEmpty(codeForm(open, token, answer, HttpStatus.BAD_REQUEST, "none", exchange));
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

    private static Rendering done(Question.Open question, Answer answer, ServerWebExchange exchange) {
        Language language = language(exchange, fallback(question));
        Texts texts = Texts.in(language);
        int missing = question.pending().quorum() - question.pending().given().size() - 1;
        String done = answer.approves() && missing > 0
                ? "approval.done.waits"
                : answer.approves() ? "approval.done.approved" : "approval.done.denied";
        return Rendering.view("notifier/notice")
                .modelAttribute("language", language.code())
                .modelAttribute("title", texts.get("approval.done.title"))
                .modelAttribute("text", texts.get(done, Map.of("count", Integer.toString(missing))))
                .build();
    }

    /// The question with its two buttons, or with the one to take back what was agreed.
    ///
    /// @param hint what is to be said to whoever has not agreed
    private Rendering form(
            Question.Open question,
            String token,
            @Nullable String preselected,
            HttpStatus status,
            String hint,
            ServerWebExchange exchange) {
        Texts texts = Texts.in(language(exchange, fallback(question)));
        return page(question, token, exchange)
                .status(status)
                .modelAttribute("hint", texts.get("approval." + (question.agreement() == null ? hint : "agreed.hint")))
                .modelAttribute("denyFirst", DENY.equals(preselected))
                .build();
    }

    /// The question with a field for the code and the button that was pressed, alone: whoever types a code and hits
    /// "Enter" must not press the other one.
    ///
    /// @param what is to be said of codes
    private Rendering codeForm(
            Question.Open question,
            String token,
            Answer answer,
            HttpStatus status,
            String what,
            ServerWebExchange exchange) {
        Texts texts = Texts.in(language(exchange, fallback(question)));
        return page(question, token, exchange)
                .status(status)
                .modelAttribute("chosen", answer.chosen())
                .modelAttribute(
                        "hint",
                        texts.get(
                                "approval.code." + what,
                                Map.of("address", question.consenter().masked())))
                .modelAttribute("codeLabel", texts.get("approval.code.label"))
                .build();
    }

    private Rendering.Builder<?> page(Question.Open question, String token, ServerWebExchange exchange) {
        Language language = language(exchange, fallback(question));
        Texts texts = Texts.in(language);
        Ticket ticket = question.ticket();
        boolean identity = question.pending().consent() == Consent.IDENTITY;
        Work work = new Work(
                Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                Objects.requireNonNullElse(ticket.target(), Diagnosis.SENDER));
        return Rendering.view("notifier/approval")
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
                .modelAttribute("agreedLabel", texts.get("approval.agreed"))
                .modelAttribute("agreed", agreed(language, question.agreement()))
                .modelAttribute("approve", texts.get(identity ? "confirm" : "approve"))
                .modelAttribute("deny", texts.get(denial(question)))
                .modelAttribute("action", "/approvals/" + token);
    }

    /// Who has agreed, and when; empty where he has not. His address is not shown: a link is easily sent on.
    private String agreed(Language language, @Nullable Agreement agreement) {
        if (agreement == null) {
            return "";
        }
        Person by = agreement.by();
        String who = Objects.requireNonNullElse(by.name(), by.masked());
        return agreement.at() == null ? who : who + ", " + wording.time(language, agreement.at());
    }

    private static String denial(Question.Open question) {
        if (question.agreement() != null) {
            return "approval.take-back";
        }
        return question.pending().consent() == Consent.IDENTITY ? "not-me" : "deny";
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
        return NoticePage.of(exchange.getRequest(), status, key).build();
    }

    private static Language fallback(Question.Open question) {
        return question.pending().consent() == Consent.IDENTITY
                ? Language.of(question.ticket().language())
                : Language.EN;
    }

    /// The first language that the reader's browser asks for and that we write.
    private static Language language(ServerWebExchange exchange, Language fallback) {
        return Language.spoken(Browser.languages(exchange.getRequest())).orElse(fallback);
    }
}
