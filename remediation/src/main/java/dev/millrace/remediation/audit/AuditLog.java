package dev.millrace.remediation.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the audit log over JDBC: for commands, not for the program that works. Blocks.
public final class AuditLog {
    private static final int FETCHED_AT_ONCE = 1_000;
    /// Each is named in the entry that tells of it.
    private static final int ERASED_AT_ONCE = 5_000;

    /// A worker notes heads once a day; an hour is for its being late.
    private static final Duration NOTED_WITHIN = HeadNotes.PERIOD.plusHours(1);

    private static final String ENTRIES = """
            select tenant, number, at, kind, ticket, run, facts, personal, salt, commitment, previous, hash
            from remediation.audit where tenant = ? order by number
            """;

    private final DataSource database;

    public AuditLog(DataSource database) {
        this.database = database;
    }

    /// What a tenant's chain came to.
    ///
    /// @param entries how many hold
    /// @param head the hash of the last of them; note it elsewhere to find a log that was rewritten as a whole
    /// @param broken the first link that does not hold, in words; null when all do
    /// @param unnotedSince when the first entry behind the last head that was noted was written: from there on a
    ///     log that was rewritten as a whole is not found. Null where there is none such, or nothing was noted
    public record Verdict(
            String tenant,
            long entries,
            String head,
            @Nullable String broken,
            @Nullable Instant unnotedSince) {
        /// Whether heads are missing that a running worker would have noted by then.
        public boolean lacksHeads(Instant now) {
            return unnotedSince != null && unnotedSince.isBefore(now.minus(NOTED_WITHIN));
        }
    }

    /// A head noted before: the log must still hold this entry.
    public record Noted(String tenant, long number, String hash) {
        private static final Pattern LINE =
                Pattern.compile("Audit head of ([a-z0-9.*-]{1,100}): (\\d{1,18}):([0-9a-f]{64})");

        /// As a running program notes it in its log.
        String line() {
            return "Audit head of %s: %d:%s".formatted(tenant, number, hash);
        }

        /// The head that a line of a log tells, whatever else stands there.
        public static Optional<Noted> in(String line) {
            Matcher found = LINE.matcher(line);
            return found.find()
                    ? Optional.of(new Noted(found.group(1), Long.parseLong(found.group(2)), found.group(3)))
                    : Optional.empty();
        }
    }

    /// Every tenant with a log.
    public List<String> tenants() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select tenant from remediation.audit_head union select tenant from remediation.audit order by 1");
                ResultSet rows = query.executeQuery()) {
            List<String> tenants = new ArrayList<>();
            while (rows.next()) {
                tenants.add(rows.getString(1));
            }
            return tenants;
        }
    }

    /// Follows a tenant's chain to its end, or to the first link that does not hold.
    ///
    /// @param noted heads noted before; of those of other tenants only that there are some matters
    public Verdict verify(String tenant, Collection<Noted> noted) throws SQLException {
        NavigableMap<Long, List<Noted>> known = noted.stream()
                .filter(head -> head.tenant().equals(tenant))
                .collect(Collectors.groupingBy(Noted::number, TreeMap::new, Collectors.toList()));
        return inSnapshot(connection -> {
            Chain chain = new Chain();
            List<String> broken = new ArrayList<>();
            List<Instant> unnoted = new ArrayList<>();
            long lastNoted = known.isEmpty() ? 0 : known.lastKey();
            read(connection, tenant, entry -> {
                chain.next(entry).ifPresent(broken::add);
                if (known.getOrDefault(entry.number(), List.of()).stream()
                        .anyMatch(head -> !head.hash().equals(entry.hash()))) {
                    broken.add("entry %d is not the one that was noted before; the log was rewritten"
                            .formatted(entry.number()));
                }
                if (entry.number() == lastNoted + 1 && !noted.isEmpty()) {
                    unnoted.add(entry.at());
                }
                return broken.isEmpty();
            });
            if (broken.isEmpty()) {
                end(connection, tenant, chain).ifPresent(broken::add);
            }
            if (!known.isEmpty() && known.lastKey() > chain.number()) {
                broken.add("entry %d was noted before, and the log ends with entry %d"
                        .formatted(known.lastKey(), chain.number()));
            }
            return new Verdict(
                    tenant,
                    chain.number(),
                    chain.hash(),
                    broken.isEmpty() ? null : broken.getFirst(),
                    unnoted.isEmpty() ? null : unnoted.getFirst());
        });
    }

    /// Hands each entry on, in order.
    public void export(String tenant, Consumer<AuditEntry> taker) throws SQLException {
        inSnapshot(connection -> {
            read(connection, tenant, entry -> {
                taker.accept(entry);
                return true;
            });
            return tenant;
        });
    }

    /// What was erased.
    ///
    /// @param entries of the log that lost their personal part
    /// @param runs and questions of the run ledger that ended and were forgotten
    /// @param open runs and questions that are still under way, and know him until they are erased anew
    public record Erased(long entries, long runs, long open) {}

    /// Erases a person: the personal part of every entry in which he is named, and of every entry of the runs and
    /// questions in which one names him, as who asked, whose account it was, who was asked or agreed, who was sent
    /// a link, or who stopped or started something; and what the run ledger knows of those runs and questions.
    /// The chain still holds, and an entry says which were freed and by whom, for one whose personal part is gone
    /// without that was tampered with. The ids of runs stay, so that none is done twice.
    ///
    /// @param person an address or account name as the log has it, in any case
    /// @param by who has it erased
    public Erased erase(String tenant, String person, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select * from remediation.erase_person(?, ?, ?)")) {
            query.setString(1, tenant);
            query.setString(2, person);
            query.setString(3, by);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Erased(row.getLong("entries"), row.getLong("runs"), row.getLong("open"));
            }
        }
    }

    /// Erases the personal part of every entry from before a moment, in the same way.
    ///
    /// @return how many there were
    public long eraseBefore(String tenant, Instant moment, String by) throws SQLException {
        long all = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select remediation.audit_erase_before(?, ?, ?, ?) as entries")) {
            long entries = ERASED_AT_ONCE;
            // Each batch adds an entry that tells of it: before a moment to come there would always be one more.
            while (entries == ERASED_AT_ONCE) {
                query.setString(1, tenant);
                query.setObject(2, moment.atOffset(ZoneOffset.UTC));
                query.setString(3, by);
                query.setInt(4, ERASED_AT_ONCE);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    entries = row.getLong("entries");
                }
                all += entries;
            }
        }
        return all;
    }

    private static Optional<String> end(Connection connection, String tenant, Chain chain) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select number, hash from remediation.audit_head where tenant = ?")) {
            query.setString(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? chain.end(row.getLong(1), hex(row.getBytes(2)))
                        : Optional.of("the log's head is gone");
            }
        }
    }

    private static void read(Connection connection, String tenant, Predicate<AuditEntry> taker) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setFetchSize(FETCHED_AT_ONCE);
            query.setString(1, tenant);
            try (ResultSet rows = query.executeQuery()) {
                boolean goOn = true;
                while (goOn && rows.next()) {
                    goOn = taker.test(entry(rows));
                }
            }
        }
    }

    /// One snapshot for head and entries, and rows that come as they are read.
    private <T> T inSnapshot(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return work.with(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("tenant"),
                row.getLong("number"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("ticket"),
                row.getString("run"),
                row.getString("facts"),
                row.getString("personal"),
                hexOrNull(row.getBytes("salt")),
                hexOrNull(row.getBytes("commitment")),
                hex(row.getBytes("previous")),
                hex(row.getBytes("hash")));
    }

    private static @Nullable String hexOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : hex(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
