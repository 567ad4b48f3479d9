package dev.millrace.access.token;

import java.io.IOException;

/// There is no access token, for a reason that is free of secrets.
public final class NoAccessToken extends IOException {
    NoAccessToken(String reason) {
        super(reason);
    }

    NoAccessToken(String reason, Throwable cause) {
        super(reason, cause);
    }
}
