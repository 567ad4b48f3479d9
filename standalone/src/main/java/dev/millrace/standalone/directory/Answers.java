package dev.millrace.standalone.directory;

import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import org.jspecify.annotations.Nullable;

/// Reads the directory's own answers.
final class Answers {
    private Answers() {}

    static boolean isSuccess(@Nullable LDAPResult result) {
        return result != null && ResultCode.SUCCESS.equals(result.getResultCode());
    }
}
