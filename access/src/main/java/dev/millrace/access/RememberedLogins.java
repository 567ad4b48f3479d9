package dev.millrace.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;

/// Remembers for a minute that a name and password were right. A password hash is slow on purpose, and HTTP Basic
/// sends the password with each request.
final class RememberedLogins implements ReactiveAuthenticationManager {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final ReactiveAuthenticationManager checker;
    private final byte[] salt = new byte[32];
    private final Cache<String, Authentication> successes =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    RememberedLogins(ReactiveAuthenticationManager checker) {
        this.checker = checker;
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public Mono<Authentication> authenticate(Authentication login) {
        String key = key(login);
        Authentication known = successes.getIfPresent(key);
        return known != null
                ? Mono.just(known)
                : checker.authenticate(login).doOnNext(success -> successes.put(key, success));
    }

    private String key(Authentication login) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(String.valueOf(login.getPrincipal()).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(String.valueOf(login.getCredentials()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
