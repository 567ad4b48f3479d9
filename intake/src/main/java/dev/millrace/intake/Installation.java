package dev.millrace.intake;

import dev.millrace.tickets.signature.Signer;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What all programs of one installation agree on.
///
/// @param signingKey at least 32 characters, the same in all programs: signs conversation tokens and links
/// @param publicUrl where people reach the desk, without a slash at the end; default `http://localhost:8080`
/// @param tenants whose desk this is; the first one is meant when a request names none. Default `default`
@ConfigurationProperties("millrace")
public record Installation(
        String signingKey,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("default") List<String> tenants) {
    public Installation {
        Signer.requireKey(signingKey);
        if (tenants == null || tenants.isEmpty()) {
            throw new IllegalArgumentException("millrace.tenants must name at least one tenant");
        }
        for (String tenant : tenants) {
            if (!tenant.matches("[a-z0-9][a-z0-9.-]{0,62}")) {
                throw new IllegalArgumentException(
                        "millrace.tenants: a tenant has lower-case letters, digits, '.' and '-' only, not '" + tenant
                                + "'");
            }
        }
        if (publicUrl.getScheme() == null || publicUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "millrace.public-url must be a whole URL such as https://desk.example, not '" + publicUrl + "'");
        }
        publicUrl = URI.create(publicUrl.toString().replaceFirst("/+$", ""));
        tenants = List.copyOf(tenants);
    }

    /// That what is taken for this tenant is seen by somebody: nothing is shown of one that `millrace.tenants` has not.
    ///
    /// @param setting where it is named
    /// @throws IllegalArgumentException where it is none of [#tenants]
    public void requireTenant(String tenant, String setting) {
        if (!tenants.contains(tenant)) {
            throw new IllegalArgumentException(
                    "%s is '%s', but millrace.tenants has %s: nobody would see its mails. Set millrace.tenants=%s for all programs of the desk"
                            .formatted(setting, tenant, tenants, tenant));
        }
    }

    /// Signs and opens tokens.
    public Signer signer() {
        return new Signer(signingKey);
    }

    /// The tenant that is meant when none is named.
    public String defaultTenant() {
        return tenants.getFirst();
    }

    @Override
    public String toString() {
        return "Installation[publicUrl=" + publicUrl + ", tenants=" + tenants + "]";
    }
}
