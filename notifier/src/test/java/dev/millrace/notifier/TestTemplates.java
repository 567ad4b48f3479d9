package dev.millrace.notifier;

import dev.millrace.notifier.page.PageTemplates;
import org.springframework.context.support.GenericApplicationContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.SpringWebFluxTemplateEngine;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveViewResolver;

/// The templates as the application finds them.
public final class TestTemplates {
    private TestTemplates() {}

    /// How controllers' views are found.
    public static ThymeleafReactiveViewResolver views() {
        SpringWebFluxTemplateEngine engine = new SpringWebFluxTemplateEngine();
        engine.setTemplateResolver(new PageTemplates());
        // Reads files when it is first asked: here, and not on the thread that serves the first page.
        engine.getConfiguration();
        ThymeleafReactiveViewResolver views = new ThymeleafReactiveViewResolver();
        views.setTemplateEngine(engine);
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        views.setApplicationContext(context);
        return views;
    }

    public static SpringTemplateEngine engine() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new PageTemplates());
        return engine;
    }
}
