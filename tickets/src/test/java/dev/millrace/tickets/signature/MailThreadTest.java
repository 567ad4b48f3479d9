package dev.millrace.tickets.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tickets.id.TicketId;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MailThreadTest {
    private static final Signer SIGNER = new Signer("a key of at least thirty-two characters");
    private final MailThread thread = new MailThread(SIGNER);

    @Property
    void shouldFindTheTicketInOurOwnIdsAndAddresses(@ForAll long bits) {
        TicketId ticket = new TicketId(bits);
        String messageId = thread.messageId(ticket, "fixed-7", "acme.example");
        String address = thread.replyAddress(ticket, "support@acme.example");
        assertThat(thread.signedTicket(messageId)).contains(ticket);
        assertThat(thread.signedTicket(messageId.toUpperCase(Locale.ROOT))).contains(ticket);
        assertThat(thread.signedTicket("<other@x.example> " + messageId)).contains(ticket);
        assertThat(thread.signedTicket(address)).contains(ticket);
        assertThat(address).startsWith("support+t.").endsWith("@acme.example");
        assertThat(address.substring(0, address.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
    }

    @Property
    void shouldNotBeFooledByAnotherTicketsSignature(@ForAll long bits) {
        String honest = thread.messageId(new TicketId(bits), "fixed-7", "acme.example");
        String other = new TicketId(bits ^ 1).toString().replace("-", "").toLowerCase(Locale.ROOT);
        String forged = honest.substring(0, 3) + other + honest.substring(16);
        assertThat(thread.signedTicket(forged)).isEmpty();
    }

    @Test
    void shouldReadTheSubjectsTag() {
        TicketId ticket = new TicketId(42);
        assertThat(MailThread.taggedTicket("Re: printer " + MailThread.tag(ticket) + " again"))
                .contains(ticket);
        assertThat(MailThread.taggedTicket("Order 12345-6789-0123")).isEmpty();
        assertThat(MailThread.taggedTicket("x[#ZZZZZ-ZZZZ-ZZZZ]")).isEmpty();
    }

    @Test
    void shouldOpenOnlyItsOwnTokensForTheirOwnPurpose() {
        String token = SIGNER.token("status", "acme\n7ZK3Q");
        assertThat(SIGNER.open("status", token)).contains("acme\n7ZK3Q");
        assertThat(SIGNER.open("approval", token)).isEmpty();
        assertThat(SIGNER.open("status", token + "x")).isEmpty();
        assertThat(SIGNER.open("status", "x" + token)).isEmpty();
        assertThat(SIGNER.open("status", "")).isEmpty();
        assertThat(new Signer("another key of thirty-two characters").open("status", token))
                .isEmpty();
    }

    @Property
    void shouldNeverThrowOnForeignTokens(@ForAll String token) {
        assertThat(SIGNER.open("status", token)).isEmpty();
        assertThat(thread.signedTicket(token)).isEmpty();
    }

    @Test
    void shouldRefuseAShortKey() {
        assertThatThrownBy(() -> new Signer("short")).hasMessageContaining("at least 32");
    }
}
