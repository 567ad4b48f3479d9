package dev.millrace.notifier.approval;

import dev.millrace.notifier.database.Database;
import dev.millrace.notifier.database.Storable;
import dev.millrace.notifier.link.Links.ApprovalLink;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Which links were used that answer by themselves, so that each works once even before the answer has come round; and
/// which were used in vain.
@Component
final class Answers {
    private final Database database;

    Answers(Database database) {
        this.database = database;
    }

    Mono<Boolean> has(ApprovalLink link) {
        return bound("""
                        select count(*) > 0 as answered from notifier.answers
                        where tenant = :tenant and ticket = :ticket and approval_id = :approvalId
                          and content = :content and address = :address and asking = :asking
                        """, link)
                .map(row -> Boolean.TRUE.equals(row.get("answered", Boolean.class)))
                .one();
    }

    Mono<Void> add(ApprovalLink link, boolean approved) {
        return bound("""
                        insert into notifier.answers (tenant, ticket, approval_id, content, address, asking, approved)
                        values (:tenant, :ticket, :approvalId, :content, :address, :asking, :approved)
                        on conflict do nothing
                        """, link).bind("approved", approved).then();
    }

    /// Whether the ticket's history tells already that an answer by this link counted for nothing.
    Mono<Boolean> isRefusalTold(ApprovalLink link, String reason) {
        return bound("""
                        select count(*) > 0 as told from notifier.refused_answers
                        where tenant = :tenant and ticket = :ticket and approval_id = :approvalId
                          and content = :content and address = :address and asking = :asking and reason = :reason
                        """, link)
                .bind("reason", Storable.text(reason))
                .map(row -> Boolean.TRUE.equals(row.get("told", Boolean.class)))
                .one();
    }

    Mono<Void> addRefusal(ApprovalLink link, String reason) {
        return bound("""
                        insert into notifier.refused_answers
                            (tenant, ticket, approval_id, content, address, asking, reason)
                        values (:tenant, :ticket, :approvalId, :content, :address, :asking, :reason)
                        on conflict do nothing
                        """, link).bind("reason", Storable.text(reason)).then();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, ApprovalLink link) {
        return database.sql(sql)
                .bind("tenant", link.tenant())
                .bind("ticket", link.ticket().toString())
                .bind("approvalId", link.approvalId())
                .bind("content", Objects.requireNonNullElse(link.content(), ""))
                .bind("address", link.address())
                .bind("asking", link.asking());
    }
}
