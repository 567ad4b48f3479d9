package dev.millrace.standalone.up;

import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.MutablePropertySources;

/// Nothing but what the program sets by itself. A start that is nobody's desk, a rehearsal or a benchmark,
/// must not find the real mailbox, broker or database of a desk, whose variables stand in the same shell and
/// whose `application.yaml` lies in the same folder.
public final class SealedEnvironment extends AbstractEnvironment {
    private static final Map<String, Object> NO_FILES = Map.of("spring.config.location", "classpath:/");

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        // Neither variables nor system properties.
    }

    /// Has an application start so.
    public static SpringApplicationBuilder seal(SpringApplicationBuilder application) {
        return application.environment(new SealedEnvironment()).properties(NO_FILES);
    }
}
