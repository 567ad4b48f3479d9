package dev.millrace.remediation.directory;

import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.InClear;
import dev.millrace.remediation.credentials.Secrets;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    @Bean(destroyMethod = "close")
    Directory directory(DirectorySettings settings, Secrets secrets, Guards guards, SslBundles bundles) {
        InClear.warn(
                "millrace.remediation.directory.url",
                settings.url(),
                "the service account's password and each new one");
        return settings.sslBundle() == null
                ? new Directory(settings, secrets, guards)
                : new Directory(
                        settings,
                        secrets,
                        guards,
                        bundles.getBundle(settings.sslBundle())
                                .createSslContext()
                                .getSocketFactory());
    }
}
