package dev.millrace.remediation.brake;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is told of a stop that concerns all.
///
/// @param tenants names; default `default`
@ConfigurationProperties("millrace")
record ServedTenants(@DefaultValue("default") List<String> tenants) {
    ServedTenants {
        tenants = List.copyOf(tenants);
    }
}
