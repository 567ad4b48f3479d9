package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.millrace.remediation.connector.ConnectorAway;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LdapErrorsTest {
    /// SERVER_DOWN, LOCAL_ERROR, DECODING_ERROR, TIMEOUT.
    @ParameterizedTest
    @ValueSource(ints = {81, 82, 84, 85})
    void shouldExpectThatAChangeMayComeAboutThatWasNotAnswered(int code) {
        assertThat(away(code).isUnanswered()).isTrue();
    }

    /// BUSY, UNAVAILABLE, INVALID_CREDENTIALS, CONNECT_ERROR.
    @ParameterizedTest
    @ValueSource(ints = {51, 52, 49, 91})
    void shouldExpectNothingOfAChangeThatWasNotTaken(int code) {
        assertThat(away(code).isUnanswered()).isFalse();
    }

    private static ConnectorAway away(int code) {
        return (ConnectorAway)
                LdapErrors.translate(new LDAPException(ResultCode.valueOf(code), "message"), Duration.ofSeconds(1));
    }
}
