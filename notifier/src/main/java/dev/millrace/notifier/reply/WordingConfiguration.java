package dev.millrace.notifier.reply;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The desk's way of speaking as a bean.
@Configuration(proxyBeanMethods = false)
class WordingConfiguration {
    @Bean
    Wording notifierWording(WordingSettings settings) {
        // Has the texts of all languages read now: the first reply is written on a thread that must not wait for files.
        var _ = Texts.in(Language.EN);
        return new Wording(settings.deskName(), settings.timeZone(), settings.teamNames());
    }
}
