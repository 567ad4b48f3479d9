package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a message is about: the desk's 18 categories.
public enum Category {
    @JsonProperty("password-reset")
    PASSWORD_RESET("password-reset"),
    @JsonProperty("account-locked")
    ACCOUNT_LOCKED("account-locked"),
    @JsonProperty("mfa-reset")
    MFA_RESET("mfa-reset"),
    @JsonProperty("access-request")
    ACCESS_REQUEST("access-request"),
    @JsonProperty("vpn")
    VPN("vpn"),
    @JsonProperty("network")
    NETWORK("network"),
    @JsonProperty("email")
    EMAIL("email"),
    @JsonProperty("software-install")
    SOFTWARE_INSTALL("software-install"),
    @JsonProperty("software-fault")
    SOFTWARE_FAULT("software-fault"),
    @JsonProperty("device-compliance")
    DEVICE_COMPLIANCE("device-compliance"),
    @JsonProperty("hardware")
    HARDWARE("hardware"),
    @JsonProperty("printing")
    PRINTING("printing"),
    @JsonProperty("file-access")
    FILE_ACCESS("file-access"),
    @JsonProperty("security-incident")
    SECURITY_INCIDENT("security-incident"),
    @JsonProperty("service-outage")
    SERVICE_OUTAGE("service-outage"),
    @JsonProperty("onboarding")
    ONBOARDING("onboarding"),
    @JsonProperty("field-service")
    FIELD_SERVICE("field-service"),
    @JsonProperty("general-question")
    GENERAL_QUESTION("general-question");

    private static final Map<String, Category> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Category::id, Function.identity()));

    private final String id;

    Category(String id) {
        this.id = id;
    }

    /// The name in JSON, rules, models and metrics.
    public String id() {
        return id;
    }

    /// The category of that id.
    ///
    /// @throws IllegalArgumentException naming the ids there are
    public static Category of(String id) {
        Category category = BY_ID.get(id);
        if (category != null) {
            return category;
        }
        throw new IllegalArgumentException("'" + id + "' is no category; there are "
                + Arrays.stream(values()).map(Category::id).toList());
    }
}
