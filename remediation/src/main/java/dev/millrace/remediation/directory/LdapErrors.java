package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import java.time.Duration;
import java.util.Set;

/// Tells a directory that is away from one that says no.
final class LdapErrors {
    /// The connection ended, or what came is no answer: the request may have been carried out.
    private static final Set<ResultCode> CUT =
            Set.of(ResultCode.SERVER_DOWN, ResultCode.LOCAL_ERROR, ResultCode.DECODING_ERROR);

    /// There was no connection, or the answer is that it was not done now.
    private static final Set<ResultCode> AWAY = Set.of(
            ResultCode.BUSY,
            ResultCode.UNAVAILABLE,
            ResultCode.CONNECT_ERROR,
            ResultCode.TIME_LIMIT_EXCEEDED,
            ResultCode.OPERATIONS_ERROR,
            // Our own account is refused: nothing works until somebody mends that, and then everything does.
            ResultCode.INVALID_CREDENTIALS);

    /// ERROR_PASSWORD_RESTRICTION of Active Directory, in the answer's words.
    private static final String PASSWORD_RESTRICTION = "0000052D";

    private LdapErrors() {}

    /// @param limit of the call
    static ConnectorFailure translate(LDAPException error, Duration limit) {
        ResultCode code = error.getResultCode();
        if (code.equals(ResultCode.TIMEOUT)) {
            return ConnectorAway.slow(Directory.NAME, limit, error);
        }
        if (CUT.contains(code)) {
            return ConnectorAway.cut(Directory.NAME, "the directory is away (" + code.getName() + ")", error);
        }
        if (AWAY.contains(code)) {
            return ConnectorAway.unreachable(Directory.NAME, "the directory is away (" + code.getName() + ")", error);
        }
        if (code.equals(ResultCode.STRONG_AUTH_REQUIRED)) {
            return ConnectorAway.unreachable(Directory.NAME, "the directory lets us sign in over LDAPS alone", error);
        }
        String diagnostic = DirectoryDialect.diagnostic(error);
        if (code.equals(ResultCode.CONSTRAINT_VIOLATION) || diagnostic.contains(PASSWORD_RESTRICTION)) {
            return new ConnectorRefused(
                    Directory.NAME,
                    "the directory's password policy does not take it: " + PasswordObjection.in(diagnostic),
                    error);
        }
        if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return new ConnectorRefused(Directory.NAME, "the desk's account may not do this in the directory", error);
        }
        if (code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)) {
            return new ConnectorRefused(Directory.NAME, "the directory takes this over LDAPS alone", error);
        }
        // The server's own words may name values that were sent; its code does not.
        return new ConnectorRefused(Directory.NAME, "the directory refused it (" + code.getName() + ")", error);
    }
}
