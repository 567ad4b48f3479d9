package dev.millrace.remediation.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class InClearTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://dc1.acme.example",
                "ldap://10.0.0.5:389",
                "http://vpn.acme.example/api",
                "HTTP://vpn.acme.example",
                "http://127.0.0.1.acme.example",
                "http://localhost.acme.example",
                "http://dc_1:8200",
                "http://[2001:db8::1]:631",
            })
    void shouldTellWhereASecretCanBeReadOnItsWay(String url) {
        assertThat(InClear.isReadable(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldaps://dc1.acme.example",
                "https://vault.acme.example:8200",
                "HTTPS://vault.acme.example",
                "http://localhost:8200",
                "http://vault.localhost",
                "ldap://127.0.0.1:10389",
                "http://127.8.0.1",
                "http://[::1]:631",
                "http://[0:0:0:0:0:0:0:1]:631",
            })
    void shouldNotWarnOfWhatNobodyCanRead(String url) {
        assertThat(InClear.isReadable(URI.create(url))).isFalse();
    }

    @Test
    void shouldNameTheSettingAndNothingSecretOfIt() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(InClear.class);
        logger.addAppender(log);
        try {
            InClear.warn("a.url", "https://vault.acme.example", "its token");
            InClear.warn("a.url", "http://anna:Tulip-7100@vpn.acme.example/api?key=Tulip-7100", "its password");
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("a.url is a URL without TLS (http://vpn.acme.example): its password can be read on the"
                            + " way there");
        });
    }
}
