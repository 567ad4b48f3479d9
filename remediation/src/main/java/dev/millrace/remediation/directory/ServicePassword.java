package dev.millrace.remediation.directory;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The password of the desk's own account. It is kept once it is known, for each connection needs it, and read anew
/// where the directory refuses it.
final class ServicePassword {
    private final Secrets secrets;
    private final @Nullable Reference lies;
    private volatile @Nullable String known;

    /// @param setting where it lies; or the password itself, as settings had it before there were references
    /// @throws IllegalArgumentException where a reference is meant and is none
    ServicePassword(String setting, Secrets secrets) {
        this.secrets = secrets;
        this.lies = Reference.isMeant(setting) ? Reference.of(setting) : null;
        this.known = lies == null ? setting : null;
    }

    Mono<String> now() {
        return Mono.defer(() -> known == null ? read() : Mono.just(known));
    }

    /// The one to try after one that was refused; empty where there is no other.
    Mono<String> after(String refused) {
        return Mono.defer(() -> refused.equals(known) ? read() : now()).filter(found -> !found.equals(refused));
    }

    private Mono<String> read() {
        return lies == null
                ? Mono.justOrEmpty(known)
                : secrets.fetchFor(Directory.NAME, lies)
                        .filter(found -> !found.isBlank())
                        .switchIfEmpty(Mono.error(() -> ConnectorAway.unreachable(
                                Directory.NAME, "the desk's password is empty where it lies", null)))
                        .doOnNext(found -> known = found);
    }
}
