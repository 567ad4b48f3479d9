package dev.millrace.access;

import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.reactive.result.view.ViewResolutionResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Shows every page as HTML in UTF-8, whatever the request's `Accept` names, which RFC 9110 leaves to the server
/// (12.5.1). A page has no other form, so that no page is labelled as what it is not; and to refuse would come too
/// late, since a page that takes something is shown once it is taken.
final class PageAnswers implements HandlerResultHandler, Ordered {
    private final ViewResolutionResultHandler views;

    PageAnswers(ViewResolutionResultHandler views) {
        this.views = views;
    }

    /// Just before the views themselves.
    @Override
    public int getOrder() {
        return views.getOrder() - 1;
    }

    @Override
    public boolean supports(HandlerResult result) {
        ResolvableType type = result.getReturnType();
        return isPage(type) || isPage(type.getGeneric());
    }

    private static boolean isPage(ResolvableType type) {
        return Rendering.class.isAssignableFrom(type.toClass());
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        // Where the type is set already nothing is negotiated.
        headers.setContentType(RefusalPage.HTML);
        // The view would name the language that was asked for, which the page need not speak.
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> headers.remove(HttpHeaders.CONTENT_LANGUAGE)));
        return views.handleResult(exchange, result);
    }
}
