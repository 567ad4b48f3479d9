package dev.millrace.remediation.graph;

import java.util.Arrays;
import java.util.Optional;

/// A kind of authentication method in Microsoft Graph v1.0, and what becomes of it when a person's second factors are
/// removed.
enum MethodKind {
    PHONE("phoneAuthenticationMethod", "phoneMethods"),
    AUTHENTICATOR("microsoftAuthenticatorAuthenticationMethod", "microsoftAuthenticatorMethods"),
    SOFTWARE_TOKEN("softwareOathAuthenticationMethod", "softwareOathMethods"),
    MAIL("emailAuthenticationMethod", "emailMethods"),
    SECURITY_KEY("fido2AuthenticationMethod", "fido2Methods"),
    WINDOWS_HELLO(
            "windowsHelloForBusinessAuthenticationMethod",
            "Windows Hello",
            "it is part of a device and opens no other"),
    PLATFORM_CREDENTIAL(
            "platformCredentialAuthenticationMethod",
            "a platform credential",
            "it is part of a device and opens no other"),
    TEMPORARY_PASS(
            "temporaryAccessPassAuthenticationMethod",
            "a temporary access pass",
            "it ends by itself, and new factors are registered with it"),
    HARDWARE_TOKEN("hardwareOathAuthenticationMethod", "a hardware token", "whoever hands it out takes it back"),
    EXTERNAL("externalAuthenticationMethod", "an external method", "it lies with another provider"),
    /// What second factors come beside.
    PASSWORD("passwordAuthenticationMethod", Optional.empty(), "", "");

    private final String type;
    private final Optional<String> path;
    private final String words;
    private final String whyItStays;

    MethodKind(String type, String path) {
        this(type, Optional.of(path), path, "");
    }

    MethodKind(String type, String words, String whyItStays) {
        this(type, Optional.empty(), words, whyItStays);
    }

    MethodKind(String type, Optional<String> path, String words, String whyItStays) {
        this.type = type;
        this.path = path;
        this.words = words;
        this.whyItStays = whyItStays;
    }

    /// The kind that Graph calls so.
    ///
    /// @param type without its name space: `phoneAuthenticationMethod`
    static Optional<MethodKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /// Below `authentication`, where it is removed.
    Optional<String> path() {
        return path;
    }

    /// Why it is left where it is, for people; empty where it is removed, or no second factor.
    Optional<String> staying() {
        return whyItStays.isEmpty() ? Optional.empty() : Optional.of(words + " (" + whyItStays + ")");
    }
}
