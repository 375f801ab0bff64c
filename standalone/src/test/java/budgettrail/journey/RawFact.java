package budgettrail.journey;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fact as its row of the log says: its JSON is read here, and by nothing of the product. */
record RawFact(
        long position, String type, LocalDate effective, Instant recordedAt, JsonNode members) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ALL =
            "SELECT position, type, effective, recorded_at, payload FROM log.event ORDER BY"
                    + " position";

    /** The whole log, in order. */
    static List<RawFact> all(DatabaseAccess access) {
        return JdbcClient.create(TestDatabase.owner(access))
                .sql(ALL)
                .query(
                        (row, _) ->
                                new RawFact(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getObject(3, LocalDate.class),
                                        row.getObject(4, OffsetDateTime.class).toInstant(),
                                        JSON.readTree(row.getBytes(5))))
                .list();
    }

    /** Null where there is nothing. */
    @Nullable String text(String name) {
        var member = members.path(name);
        return member.isMissingNode() || member.isNull() ? null : member.asString();
    }

    boolean ofLine() {
        return type.startsWith("line.");
    }

    String line() {
        return members.path("line").asString();
    }

    int year() {
        return Integer.parseInt(line().substring(0, 4));
    }

    BigInteger fen() {
        return fen(members.path("amount"));
    }

    static BigInteger fen(JsonNode yuan) {
        return fen(yuan.asString());
    }

    static BigInteger fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).toBigIntegerExact();
    }
}
