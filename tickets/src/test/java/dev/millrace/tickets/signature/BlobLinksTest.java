package dev.millrace.tickets.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.BlobLinks.FileLink;
import dev.millrace.tickets.signature.BlobLinks.MailLink;
import dev.millrace.tickets.signature.BlobLinks.RawMailLink;
import org.junit.jupiter.api.Test;

class BlobLinksTest {
    private static final String HASH = "0f".repeat(32);
    private static final Signer SIGNER = new Signer("a key for tests, thirty-two bytes long");

    private final BlobLinks links = new BlobLinks(SIGNER);

    @Test
    void shouldOpenWhatItSigned() {
        MailLink mail = new MailLink("acme", HASH);
        FileLink file = new FileLink("acme", HASH, "Größe\nx.pdf");

        assertThat(links.openMail(token(links.path(mail)))).contains(mail);
        RawMailLink raw = new RawMailLink("acme", HASH, new TicketId(7));

        assertThat(links.openFile(token(links.path(file)))).contains(file);
        assertThat(links.openRawMail(token(links.path(raw)))).contains(raw);
    }

    @Test
    void shouldOpenNeitherWhatIsForgedNorWhatIsSignedForSomethingElse() {
        String mail = token(links.path(new MailLink("acme", HASH)));
        String file = token(links.path(new FileLink("acme", HASH, "a.pdf")));
        BlobLinks others = new BlobLinks(new Signer("another key for tests, thirty-two bytes"));

        assertThat(links.openFile(mail)).isEmpty();
        assertThat(links.openRawMail(mail)).isEmpty();
        assertThat(links.openRawMail(file)).isEmpty();
        assertThat(links.openMail(file)).isEmpty();
        assertThat(others.openMail(mail)).isEmpty();
        assertThat(links.openMail(mail.substring(1))).isEmpty();
        assertThat(links.openMail("")).isEmpty();
    }

    @Test
    void shouldOpenNothingThatIsNoHash() {
        assertThat(links.openMail(SIGNER.token("blob-mail", "acme\n../../etc/passwd")))
                .isEmpty();
    }

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
