package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.bounce.DeliveryReport;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A mail in a report of failed delivery whose fields do not stand beside it: the mail that came back or, where a
/// gateway has wrapped the whole, the report itself.
final class WrappedReport {
    private WrappedReport() {}

    /// @param mail that is enclosed, or its beginning
    static DeliveryReport of(ByteBuffer mail) {
        MimePart root = MimeStructure.of(mail).root();
        DeliveryReport report = null;
        if ("delivery-status".equalsIgnoreCase(root.type().reportType())) {
            for (MimePart part : root.children()) {
                report = with(part, report);
            }
        }
        return report == null ? DeliveryReport.ofOriginal(mail) : report;
    }

    private static @Nullable DeliveryReport with(MimePart part, @Nullable DeliveryReport report) {
        return switch (part.type().type()) {
            case "message/delivery-status", "message/global-delivery-status" ->
                DeliveryReport.ofStatus(part.beginning(DeliveryReport.LONGEST)).with(report);
            case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" ->
                DeliveryReport.ofOriginal(part.beginning(DeliveryReport.LONGEST))
                        .with(report);
            default -> report;
        };
    }
}
