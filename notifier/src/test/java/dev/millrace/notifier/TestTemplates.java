package dev.millrace.notifier;

import org.springframework.context.support.GenericApplicationContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.SpringWebFluxTemplateEngine;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// The templates as the application finds them.
public final class TestTemplates {
    private TestTemplates() {}

    /// How controllers' views are found.
    public static ThymeleafReactiveViewResolver views() {
        SpringWebFluxTemplateEngine engine = new SpringWebFluxTemplateEngine();
        engine.setTemplateResolver(resolver());
        ThymeleafReactiveViewResolver views = new ThymeleafReactiveViewResolver();
        views.setTemplateEngine(engine);
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        views.setApplicationContext(context);
        return views;
    }

    public static SpringTemplateEngine engine() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver());
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
