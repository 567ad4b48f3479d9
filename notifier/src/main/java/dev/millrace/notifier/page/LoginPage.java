package dev.millrace.notifier.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/login`: posts back to the same path, which the access room answers.
@Controller
final class LoginPage {
    @GetMapping("/login")
    Mono<Rendering> show(ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        Rendering.Builder<?> page = Rendering.view("notifier/login")
                .modelAttribute("failed", query.containsKey("error"))
                .modelAttribute("signedOut", query.containsKey("logout"));
        return CsrfTokens.of(exchange)
                .map(token -> page.modelAttribute("csrfName", token.getParameterName())
                        .modelAttribute("csrfToken", token.getToken())
                        .build())
                .switchIfEmpty(Mono.fromSupplier(page::build));
    }
}
