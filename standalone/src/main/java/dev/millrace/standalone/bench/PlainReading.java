package dev.millrace.standalone.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Properties;
import org.jsoup.Jsoup;

/// What any client has to do that wants a mail's words and files, and nothing beyond: Angus Mail takes the mail
/// apart and decodes all of its parts, and jsoup reads the HTML.
final class PlainReading {
    private static final Session SESSION = Session.getInstance(new Properties());

    private PlainReading() {}

    /// Does it.
    ///
    /// @throws IllegalStateException where it cannot be read
    static void of(byte[] mail) {
        try {
            read(new MimeMessage(SESSION, new ByteArrayInputStream(mail)));
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("A mail of the benchmark's own making cannot be read", unreadable);
        }
    }

    private static void read(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                read(parts.getBodyPart(i));
            }
        } else if (part.isMimeType("text/html")) {
            Jsoup.parse((String) part.getContent()).body();
        } else if (part.isMimeType("text/*")) {
            part.getContent();
        } else {
            try (InputStream decoded = part.getInputStream()) {
                decoded.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
