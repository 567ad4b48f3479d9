package dev.millrace.propertyseeds;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/// Gives each property a seed, so that a build fails for what was changed and not for the case it happened to draw.
/// Hunting for what nobody thought of is work of its own: `-Dmillrace.properties.seed=random` draws other cases,
/// `-Dmillrace.properties.tries=100` a hundred times as many.
public final class SeededProperties implements AroundPropertyHook {
    private static final String SEED = System.getProperty("millrace.properties.seed", "2718281828");
    private static final int TIMES_AS_MANY = Integer.getInteger("millrace.properties.tries", 1);
    private static final int TRIES = 1_000;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /// Outside whatever reads the seed.
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        if (attributes.seed().isEmpty() && !SEED.equals("random")) {
            attributes.setSeed(SEED);
        }
        if (TIMES_AS_MANY > 1) {
            attributes.setTries(TIMES_AS_MANY * attributes.tries().orElse(TRIES));
        }
        return property.execute();
    }
}
