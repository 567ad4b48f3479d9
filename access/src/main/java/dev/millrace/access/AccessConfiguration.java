package dev.millrace.access;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.result.view.ViewResolutionResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Who may come in: everybody through the open doors, the admin account everywhere.
@AutoConfiguration(before = ReactiveUserDetailsServiceAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties({AdminAccount.class, SigningKey.class})
@Import(Problems.class)
public class AccessConfiguration {
    /// Pages load nothing from elsewhere, run no inline script and are framed by nobody; what they frame themselves is
    /// the desk's own.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final WantedPage WANTED = new WantedPage();

    private static final List<String> FORGEABLE = List.of("POST", "PUT", "PATCH", "DELETE");

    @Bean
    OpenDoors doorsOfEveryRoom() {
        return OpenDoors.toRead("/actuator/health", "/actuator/health/**", "/login", "/assets/**", "/favicon.ico");
    }

    @Bean
    SignedIn signedIn(AdminAccount admin) {
        return new SignedIn(admin.user(), admin.address());
    }

    @Bean
    static BeanPostProcessor limitedHealth() {
        return LimitedHealth.ofDatabase();
    }

    @Bean
    UntoldErrors untoldErrors(ObjectProvider<OutageSign> signs) {
        return new UntoldErrors(signs.stream().toList());
    }

    /// Addresses with what may mean two things, such as `;` or `//`, are heard by no door.
    @Bean
    ServerExchangeRejectedHandler rejectedAddresses() {
        return (exchange, rejected) -> Problems.write(
                exchange,
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(rejected.getMessage())),
                new RefusalPage(RefusalKind.NOTHING_HERE, null));
    }

    @Bean
    PageAnswers pageAnswers(ViewResolutionResultHandler views) {
        return new PageAnswers(views);
    }

    @Bean
    ReactiveAuthenticationManager authenticationManager(AdminAccount admin) {
        var users = new MapReactiveUserDetailsService(User.withUsername(admin.user())
                .password(admin.passwordHash())
                .roles("ADMIN")
                .build());
        var checker = new UserDetailsRepositoryReactiveAuthenticationManager(users);
        checker.setPasswordEncoder(Passwords.encoder());
        return new RememberedLogins(checker);
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            ReactiveAuthenticationManager authentication,
            AdminAccount admin,
            SigningKey key,
            ObjectProvider<OpenDoors> rooms) {
        ServerWebExchangeMatcher open = OpenDoors.matcher(rooms.stream().toList());
        return http.addFilterBefore(new ReadableAccept(), SecurityWebFiltersOrder.CSRF)
                .addFilterBefore(new SignInBrake(), SecurityWebFiltersOrder.HTTP_BASIC)
                .addFilterAfter(SignInBrake::letIn, SecurityWebFiltersOrder.HTTP_BASIC)
                .requestCache(wanted -> wanted.requestCache(WANTED))
                .authenticationManager(authentication)
                .securityContextRepository(new SignedCookie(key.signer(), admin, Clock.systemUTC()))
                .authorizeExchange(exchange ->
                        exchange.matchers(open).permitAll().anyExchange().hasRole("ADMIN"))
                .httpBasic(basic -> basic.authenticationEntryPoint(AccessConfiguration::askForPassword))
                .formLogin(form -> form.loginPage("/login"))
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(AccessConfiguration::refuseStranger)
                        .accessDeniedHandler(AccessConfiguration::refuse))
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieServerCsrfTokenRepository())
                        .accessDeniedHandler(AccessConfiguration::refuse)
                        .requireCsrfProtectionMatcher(needsProtection(open))
                        .csrfTokenRequestHandler(new XorServerCsrfTokenRequestAttributeHandler()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.mode(Mode.DENY)))
                .build();
    }

    /// A browser's session can be ridden by another site; an open door or a password in the request cannot.
    private static ServerWebExchangeMatcher needsProtection(ServerWebExchangeMatcher open) {
        ServerWebExchangeMatcher changes =
                exchange -> FORGEABLE.contains(exchange.getRequest().getMethod().name()) && !sendsPassword(exchange)
                        ? MatchResult.match()
                        : MatchResult.notMatch();
        return new AndServerWebExchangeMatcher(changes, new NegatedServerWebExchangeMatcher(open));
    }

    private static boolean sendsPassword(ServerWebExchange exchange) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /// People are led to the sign-in page; programs are told.
    private static Mono<Void> refuseStranger(ServerWebExchange exchange, AuthenticationException refusal) {
        ServerAuthenticationEntryPoint entry =
                Browser.wantsPage(exchange.getRequest()) ? signInPage() : AccessConfiguration::askForPassword;
        return entry.commence(exchange, refusal);
    }

    private static ServerAuthenticationEntryPoint signInPage() {
        var page = new RedirectServerAuthenticationEntryPoint("/login");
        page.setRequestCache(WANTED);
        return page;
    }

    private static Mono<Void> askForPassword(ServerWebExchange exchange, AuthenticationException refusal) {
        // A browser would ask for the password in a window of its own, and keep it.
        if (!isScript(exchange)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Millrace\"");
        }
        return Problems.write(
                exchange, ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "Sign in with the admin account."));
    }

    /// A page that was open for too long has a token that counts no more; whoever forges a request has none.
    private static Mono<Void> refuse(ServerWebExchange exchange, AccessDeniedException denied) {
        boolean forged = denied instanceof CsrfException;
        String detail = forged
                ? "The token against forged requests is missing or is not that of this session. GET /api/csrf gives one."
                : "This is not allowed.";
        return Problems.write(
                exchange,
                ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail),
                new RefusalPage(forged ? RefusalKind.OUT_OF_DATE : RefusalKind.NOT_ALLOWED, null));
    }

    private static boolean isScript(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return headers.containsHeader("X-Requested-With") || headers.containsHeader("Sec-Fetch-Mode");
    }
}
