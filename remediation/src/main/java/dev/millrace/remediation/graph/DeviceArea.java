package dev.millrace.remediation.graph;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a device the settings of compliance policies are about. Microsoft Intune names a setting by its policy's
/// type and a property, such as `Windows10CompliancePolicy.BitLockerEnabled`.
enum DeviceArea {
    ENCRYPTION("encryption", "BitLocker|Encrypt"),
    UPDATES("updates", "^Os[A-Z]|OperatingSystem|SecurityPatch|Update"),
    ANTIVIRUS("antivirus", "Anti(Virus|virus|Spyware|Malware)|Defender|^Rtp|Signature"),
    FIREWALL("firewall", "Firewall");

    private final String words;
    private final Pattern settings;

    DeviceArea(String words, String settings) {
        this.words = words;
        this.settings = Pattern.compile(settings);
    }

    /// @param setting the property's name
    static Optional<DeviceArea> of(String setting) {
        return Arrays.stream(values())
                .filter(area -> area.settings.matcher(setting).find())
                .findFirst();
    }

    /// For people.
    String words() {
        return words;
    }
}
