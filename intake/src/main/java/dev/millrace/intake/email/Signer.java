package dev.millrace.intake.email;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.reply.signature.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// With what name whoever stands in `From` may sign.
final class Signer {
    private Signer() {}

    static Writer of(List<MailAddress> from) {
        return of(from.isEmpty() ? null : from.getFirst());
    }

    static Writer of(@Nullable MailAddress from) {
        if (from == null) {
            return Writer.UNKNOWN;
        }
        int at = from.address().indexOf('@');
        return new Writer(
                Objects.requireNonNullElse(from.name(), ""), from.address().substring(0, Math.max(at, 0)));
    }
}
