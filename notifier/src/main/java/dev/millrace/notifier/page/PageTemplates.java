package dev.millrace.notifier.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/// The templates of pages and mails, read at the start: what is shown first must not wait for a disk on a thread that
/// serves sockets.
///
/// Its name puts it in the place of the one that Spring Boot would make.
@Component("defaultTemplateResolver")
public final class PageTemplates extends AbstractConfigurableTemplateResolver {
    private static final String FOLDER = "templates/";

    private final Map<String, String> texts = new TreeMap<>();

    /// Reads them from the class path.
    public PageTemplates() {
        setPrefix(FOLDER);
        setSuffix(".html");
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + FOLDER + "notifier/*.html")) {
                texts.put(FOLDER + "notifier/" + file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The templates of pages and mails cannot be read", unreadable);
        }
    }

    @Override
    protected @Nullable ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            String ownerTemplate,
            String template,
            String resourceName,
            String characterEncoding,
            Map<String, Object> attributes) {
        String text = texts.get(resourceName);
        return text == null ? null : new StringTemplateResource(text);
    }
}
