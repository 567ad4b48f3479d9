package dev.millrace.remediation.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.dialogue.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedDeviceTest {
    @ParameterizedTest
    @CsvSource({
        "Windows10CompliancePolicy.BitLockerEnabled,             encryption (BitLockerEnabled)",
        "MacOSCompliancePolicy.StorageRequireEncryption,         encryption (StorageRequireEncryption)",
        "Windows10CompliancePolicy.OsMinimumVersion,             updates (OsMinimumVersion)",
        "Windows10CompliancePolicy.ValidOperatingSystemBuildRanges, updates (ValidOperatingSystemBuildRanges)",
        "AndroidCompliancePolicy.MinAndroidSecurityPatchLevel,   updates (MinAndroidSecurityPatchLevel)",
        "Windows10CompliancePolicy.AntivirusRequired,            antivirus (AntivirusRequired)",
        "Windows10CompliancePolicy.DefenderEnabled,              antivirus (DefenderEnabled)",
        "Windows10CompliancePolicy.RtpEnabled,                   antivirus (RtpEnabled)",
        "Windows10CompliancePolicy.SignatureOutOfDate,           antivirus (SignatureOutOfDate)",
        "Windows10CompliancePolicy.ActiveFirewallRequired,       firewall (ActiveFirewallRequired)",
        "Windows10CompliancePolicy.TpmRequired,                  others (TpmRequired)",
        "'Call 0900-1234 now!',                                  others (what has no name)",
    })
    void shouldSayWhatASettingIsAbout(String setting, String words) {
        assertThat(ManagedDevice.failing(List.of(setting, setting))).isEqualTo(words);
    }

    @Test
    void shouldSayThatADeviceIsNotEncrypted() {
        Answer answer = new Answer(
                200,
                Map.of(
                        "complianceState",
                        "noncompliant",
                        "lastSyncDateTime",
                        "2026-11-01T08:00:00Z",
                        "isEncrypted",
                        false),
                "");
        assertThat(ManagedDevice.of(answer))
                .map(ManagedDevice::words)
                .contains("noncompliant, not encrypted, synced last at 2026-11-01T08:00:00Z");
    }

    @Test
    void shouldTakeNothingElseForADevice() {
        assertThat(ManagedDevice.of(new Answer(404, Map.of(), ""))).isEmpty();
        assertThat(ManagedDevice.of(new Answer(200, List.of(), ""))).isEmpty();
    }
}
