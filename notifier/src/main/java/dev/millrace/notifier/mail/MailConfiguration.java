package dev.millrace.notifier.mail;

import dev.millrace.scheduling.BlockingCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    private static final int WAITING = 64;

    /// The only threads that wait for mail servers: one for each connection and one to see whether the server answers.
    @Bean(destroyMethod = "close")
    static BlockingCalls mailThreads(MailSettings settings) {
        return new BlockingCalls("mail", settings.connections() + 1, WAITING);
    }
}
