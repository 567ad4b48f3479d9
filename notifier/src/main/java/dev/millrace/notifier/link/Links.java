package dev.millrace.notifier.link;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.BlobLinks;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Makes and opens the links that only we can have made.
@Component
public final class Links {
    private static final String APPROVAL = "approval";
    private static final String BESIDE_CODE = "approval-beside-code";
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
    /// @param content what he was asked to agree to, as a fingerprint; null where it was not known
    /// @param asking which asking of the question it was, as the ticket's version then: whoever is asked the same
    ///     once more answers once more; 0 in links of before
    /// @param besideCode whether it stands beside the code in a mail, so that nobody has it who guesses codes
    public record ApprovalLink(
            String tenant,
            TicketId ticket,
            String approvalId,
            String address,
            @Nullable String content,
            long asking,
            boolean besideCode) {
        /// A link by which somebody is asked.
        public ApprovalLink(
                String tenant,
                TicketId ticket,
                String approvalId,
                String address,
                @Nullable String content,
                long asking) {
            this(tenant, ticket, approvalId, address, content, asking, false);
        }
    }

    /// The whole address of a ticket's status page.
    public String status(StatusLink link) {
        return base + "/status/" + statusToken(link);
    }

    /// What the address ends with.
    public String statusToken(StatusLink link) {
        return signer.token(STATUS, link.tenant() + "\n" + link.ticket());
    }

    /// What a token of a status page stands for; empty where it is forged, damaged or of another kind.
    public Optional<StatusLink> openStatus(String token) {
        return parts(STATUS, token, 2)
                .flatMap(parts -> ticket(parts.get(1)).map(ticket -> new StatusLink(parts.getFirst(), ticket)));
    }

    /// The whole address of a question's page.
    public String approval(ApprovalLink link) {
        return base + "/approvals/" + approvalToken(link);
    }

    /// What the address ends with.
    public String approvalToken(ApprovalLink link) {
        return signer.token(
                link.besideCode() ? BESIDE_CODE : APPROVAL,
                String.join(
                        "\n",
                        link.tenant(),
                        link.ticket().toString(),
                        link.approvalId(),
                        link.address(),
                        orEmpty(link.content()),
                        Long.toString(link.asking())));
    }

    /// What a token of a question stands for; empty where it is forged, damaged or of another kind.
    public Optional<ApprovalLink> openApproval(String token) {
        return parts(APPROVAL, token, 6)
                .or(() -> parts(APPROVAL, token, 5))
                .flatMap(parts -> approval(parts, false))
                .or(() -> parts(BESIDE_CODE, token, 6).flatMap(parts -> approval(parts, true)));
    }

    private static Optional<ApprovalLink> approval(List<String> parts, boolean besideCode) {
        return ticket(parts.get(1))
                .map(ticket -> new ApprovalLink(
                        parts.getFirst(),
                        ticket,
                        parts.get(2),
                        parts.get(3),
                        parts.get(4).isEmpty() ? null : parts.get(4),
                        parts.size() == 6 ? Long.parseLong(parts.get(5)) : 0,
                        besideCode));
    }

    /// The code by which the same person may answer where a link is of no use.
    public String code(ApprovalLink link) {
        return codes().of(link.approvalId(), orEmpty(link.content()), link.address());
    }

    /// How codes are made and proved.
    public ConsentCodes codes() {
        return new ConsentCodes(signer);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The page that shows a secret once.
    public String once(String secretId) {
        return base + "/once/" + signer.token(ONCE, secretId);
    }

    /// Where what lies in the blob store is to be had.
    public BlobLinks blobs() {
        return new BlobLinks(signer);
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
