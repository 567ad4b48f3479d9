package dev.millrace.remediation.directory;

import dev.millrace.remediation.connector.Guards;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    @Bean(destroyMethod = "close")
    Directory directory(DirectorySettings settings, Guards guards) {
        return new Directory(settings, guards);
    }
}
