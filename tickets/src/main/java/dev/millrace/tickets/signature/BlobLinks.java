package dev.millrace.tickets.signature;

import dev.millrace.tickets.id.TicketId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The addresses of what lies in the blob store. The room that knows which blobs belong to a ticket signs them; the
/// room that has the blobs serves what is signed and nothing else. They hold only for whoever has signed in, too.
public final class BlobLinks {
    /// Where mails are shown, before the token.
    public static final String MAILS = "/api/blobs/mail/";
    /// Where files are handed out, before the token.
    public static final String FILES = "/api/blobs/file/";
    /// Where mails are handed out as they came, before the token.
    public static final String RAW_MAILS = "/api/blobs/raw/";

    private static final String MAIL = "blob-mail";
    private static final String FILE = "blob-file";
    private static final String RAW_MAIL = "blob-raw-mail";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Signer signer;

    public BlobLinks(Signer signer) {
        this.signer = signer;
    }

    /// A raw mail, to be shown as it looked.
    ///
    /// @param tenant whose ticket it belongs to
    /// @param sha256 of its bytes
    public record MailLink(String tenant, String sha256) {}

    /// A file, to be handed out as it came.
    ///
    /// @param tenant whose ticket it belongs to
    /// @param sha256 of its bytes
    /// @param name under which it is saved
    public record FileLink(String tenant, String sha256, String name) {}

    /// A raw mail, to be handed out as it came, which is recorded.
    ///
    /// @param tenant whose ticket it belongs to
    /// @param sha256 of its bytes
    /// @param ticket in whose history it is recorded
    public record RawMailLink(String tenant, String sha256, TicketId ticket) {}

    /// The path of a mail.
    public String path(MailLink mail) {
        return MAILS + signer.token(MAIL, mail.tenant() + "\n" + mail.sha256());
    }

    /// The path of a file.
    public String path(FileLink file) {
        return FILES + signer.token(FILE, String.join("\n", file.tenant(), file.sha256(), file.name()));
    }

    /// The path of a mail as it came.
    public String path(RawMailLink mail) {
        return RAW_MAILS
                + signer.token(
                        RAW_MAIL,
                        String.join(
                                "\n",
                                mail.tenant(),
                                mail.sha256(),
                                mail.ticket().toString()));
    }

    /// What a token names, unless it is forged.
    public Optional<MailLink> openMail(String token) {
        return parts(MAIL, token, 2).map(parts -> new MailLink(parts.getFirst(), parts.get(1)));
    }

    /// What a token names, unless it is forged.
    public Optional<FileLink> openFile(String token) {
        return parts(FILE, token, 3).map(parts -> new FileLink(parts.getFirst(), parts.get(1), parts.get(2)));
    }

    /// What a token names, unless it is forged.
    public Optional<RawMailLink> openRawMail(String token) {
        return parts(RAW_MAIL, token, 3)
                .map(parts -> new RawMailLink(parts.getFirst(), parts.get(1), TicketId.parse(parts.get(2))));
    }

    private Optional<List<String>> parts(String purpose, String token, int count) {
        return signer.open(purpose, token)
                .map(text -> List.of(text.split("\n", count)))
                .filter(parts ->
                        parts.size() == count && HASH.matcher(parts.get(1)).matches());
    }
}
