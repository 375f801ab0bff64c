package budgettrail.query.reads;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written down of reads, the newest first. */
final class ReadsSeen {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String WHICH =
            """
            FROM audit.read WHERE (:who::text IS NULL OR who = :who)
              AND (:from::timestamptz IS NULL OR at >= :from AND at < :to)
            """;
    private static final String PAGE =
            """
            SELECT number, at, who, method, path, query, status, exported, position, rows, request
            """
                    + WHICH
                    + " AND number < :before ORDER BY number DESC LIMIT :limit";
    private static final String COUNT = "SELECT count(*) " + WHICH;

    private final JdbcClient database;

    ReadsSeen(JdbcClient database) {
        this.database = database;
    }

    /**
     * Which are asked for.
     *
     * @param who none: everybody
     * @param day in Asia/Shanghai; none: any
     */
    record Which(@Nullable String who, @Nullable LocalDate day) {
        @Nullable OffsetDateTime from() {
            return day == null ? null : begins(day);
        }

        @Nullable OffsetDateTime to() {
            return day == null ? null : begins(day.plusDays(1));
        }

        /** As a file tells it: {@code who=auditor day=2026-11-26}; empty: all are. */
        String told() {
            return Stream.of(part("who", who), part("day", day))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        private static String part(String name, @Nullable Object value) {
            return value == null ? "" : name + "=" + value;
        }

        private static OffsetDateTime begins(LocalDate day) {
            return day.atStartOfDay(SHANGHAI)
                    .toOffsetDateTime()
                    .withOffsetSameInstant(ZoneOffset.UTC);
        }
    }

    /**
     * One of them.
     *
     * @param exported the name of the file that was taken away; none: none was
     * @param position the last fact that counts in it
     * @param rows how many it has
     * @param request its id in the log of operations
     */
    record Seen(
            long number,
            Instant at,
            String who,
            String method,
            String path,
            @Nullable String query,
            int status,
            @Nullable String exported,
            @Nullable Long position,
            @Nullable Long rows,
            String request) {
        String address() {
            return query == null ? path : path + "?" + query;
        }
    }

    /** Those before a number. */
    List<Seen> before(Which which, long before, int limit) {
        return database.sql(PAGE)
                .param("who", which.who())
                .param("from", which.from())
                .param("to", which.to())
                .param("before", before)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new Seen(
                                        row.getLong("number"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("who"),
                                        row.getString("method"),
                                        row.getString("path"),
                                        row.getString("query"),
                                        row.getInt("status"),
                                        row.getString("exported"),
                                        row.getObject("position", Long.class),
                                        row.getObject("rows", Long.class),
                                        row.getString("request")))
                .list();
    }

    long count(Which which) {
        return database.sql(COUNT)
                .param("who", which.who())
                .param("from", which.from())
                .param("to", which.to())
                .query(Long.class)
                .single();
    }
}
