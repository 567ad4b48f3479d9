package dev.millrace.notifier.reply;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The desk's way of speaking as a bean.
@Configuration(proxyBeanMethods = false)
class WordingConfiguration {
    @Bean
    Wording notifierWording(WordingSettings settings) {
        return new Wording(settings.deskName(), settings.timeZone());
    }
}
