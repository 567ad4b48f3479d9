package dev.millrace.intake.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.Map;
import java.util.Properties;

/// Opens raw mails with Angus Mail set to forgive what can be forgiven.
final class LenientMime {
    /// The library reads these from the system only; they decide how broken mails are read, not how ours are written.
    private static final Map<String, String> FORGIVING = Map.of(
            "mail.mime.multipart.allowempty", "true",
            "mail.mime.multipart.ignoremissingendboundary", "true",
            "mail.mime.multipart.ignoremissingboundaryparameter", "true",
            "mail.mime.base64.ignoreerrors", "true",
            "mail.mime.uudecode.ignoreerrors", "true",
            "mail.mime.ignoreunknownencoding", "true",
            "mail.mime.parameters.strict", "false",
            "mail.mime.decodetext.strict", "false");

    private static final Session SESSION;

    static {
        FORGIVING.forEach(System::setProperty);
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        SESSION = Session.getInstance(properties);
    }

    private LenientMime() {}

    static MimeMessage open(byte[] raw) throws MessagingException {
        int start = startsWithEnvelope(raw) ? afterLine(raw) : 0;
        return new MimeMessage(SESSION, new SharedByteArrayInputStream(raw, start, raw.length - start));
    }

    /// A mail that came out of an mbox file begins with a line such as `From anna@acme.example Mon Jan  5 …`.
    private static boolean startsWithEnvelope(byte[] raw) {
        byte[] from = {'F', 'r', 'o', 'm', ' '};
        return raw.length > from.length && java.util.Arrays.equals(raw, 0, from.length, from, 0, from.length);
    }

    private static int afterLine(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
