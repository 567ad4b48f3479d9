package dev.millrace.notifier.approval;

import dev.millrace.notifier.database.NotifierSchema;
import dev.millrace.notifier.link.Links.ApprovalLink;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Which links were used that answer by themselves, so that each works once even before the answer has come round.
@Component
final class Answers {
    private final DatabaseClient database;

    /// @param schema asked for so that the table is there
    Answers(DatabaseClient database, NotifierSchema schema) {
        Objects.requireNonNull(schema);
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
