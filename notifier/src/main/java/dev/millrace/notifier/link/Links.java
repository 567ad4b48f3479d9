package dev.millrace.notifier.link;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Makes and opens the links that only we can have made.
@Component
public final class Links {
    private static final String APPROVAL = "approval";
    private static final String STATUS = "status";
    private static final String ONCE = "once";

    private final Signer signer;
    private final String base;

    @Autowired
    Links(LinkSettings settings) {
        this(new Signer(settings.signingKey()), settings.publicUrl());
    }

    /// @param publicUrl the address under which people reach the desk
    public Links(Signer signer, URI publicUrl) {
        this.signer = signer;
        this.base = publicUrl.toString().replaceAll("/+$", "");
    }

    /// Whose status page a link opens.
    public record StatusLink(String tenant, TicketId ticket) {}

    /// Which question a link answers, and who was asked.
    ///
    /// @param address of the person to whom the link was sent
    public record ApprovalLink(String tenant, TicketId ticket, String approvalId, String address) {}

    public String status(StatusLink link) {
        return base + "/status/" + statusToken(link);
    }

    public String statusToken(StatusLink link) {
        return signer.token(STATUS, link.tenant() + "\n" + link.ticket());
    }

    public Optional<StatusLink> openStatus(String token) {
        return parts(STATUS, token, 2)
                .flatMap(parts -> ticket(parts.get(1)).map(ticket -> new StatusLink(parts.getFirst(), ticket)));
    }

    public String approval(ApprovalLink link) {
        return base + "/approvals/" + approvalToken(link);
    }

    public String approvalToken(ApprovalLink link) {
        return signer.token(
                APPROVAL,
                String.join("\n", link.tenant(), link.ticket().toString(), link.approvalId(), link.address()));
    }

    public Optional<ApprovalLink> openApproval(String token) {
        return parts(APPROVAL, token, 4)
                .flatMap(parts -> ticket(parts.get(1))
                        .map(ticket -> new ApprovalLink(parts.getFirst(), ticket, parts.get(2), parts.get(3))));
    }

    /// The page that shows a secret once.
    public String once(String secretId) {
        return base + "/once/" + signer.token(ONCE, secretId);
    }

    /// How a ticket's id travels in mail.
    public MailThread mailThread() {
        return new MailThread(signer);
    }

    private Optional<List<String>> parts(String purpose, String token, int count) {
        return signer.open(purpose, token)
                .map(text -> List.of(text.split("\n", -1)))
                .filter(parts -> parts.size() == count);
    }

    private static Optional<TicketId> ticket(String text) {
        try {
            return Optional.of(TicketId.parse(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
