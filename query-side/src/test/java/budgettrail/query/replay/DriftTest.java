package budgettrail.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Contents;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.posting.Measure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever somebody has changed of what is live is found, where it is, and nothing else is. */
class DriftTest extends QueryTest {
    private static final String REPLAY = "/projections/replay";
    private static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");
    private static final LineId OTHER = Year2022.line("035002-2080105-B-30101-50501");
    private static final int STRETCH = 20;

    private static final List<String> TABLES =
            List.of(
                    "balance",
                    "daily",
                    "posting",
                    "stretch",
                    "line",
                    "parked",
                    "year",
                    "code_description");

    /** Of the line, in the live generation. */
    private static final String OF_LINE =
            "(generation, line_no) = (SELECT generation, line_no FROM query.line JOIN query.live"
                    + " USING (generation) WHERE key = '"
                    + LINE.key()
                    + "') AND measure = "
                    + Measure.PAID.number();

    private static final String THIRD =
            "position = (SELECT position FROM query.posting WHERE "
                    + OF_LINE
                    + " ORDER BY position OFFSET 2 LIMIT 1)";

    private static final String IS_LINE =
            " WHERE key = '"
                    + LINE.key()
                    + "' AND generation = (SELECT generation FROM query.live)";

    private JdbcClient database;
    private long head;

    @BeforeAll
    void theYearIsIn() {
        database = JdbcClient.create(TestDatabase.owner(access));
        database.sql("UPDATE query.generation SET positions_per_stretch = " + STRETCH).update();
        head = record(Year2022.facts());
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + head);
        var last =
                "SELECT coalesce(max(stretch), -1) FROM query.stretch JOIN query.live USING"
                        + " (generation) WHERE level = 1";
        await().until(() -> database.sql(last).query(Long.class).single() > 0);
        keepAsItIs();
    }

    private void keepAsItIs() {
        database.sql("DROP SCHEMA IF EXISTS spare CASCADE").update();
        database.sql("CREATE SCHEMA spare").update();
        for (var table : TABLES) {
            database.sql("CREATE TABLE spare.%1$s AS TABLE query.%1$s".formatted(table)).update();
        }
    }

    /** As it was. */
    @AfterEach
    void mend() {
        for (var table : TABLES) {
            database.sql(
                            "DELETE FROM query.%1$s; INSERT INTO query.%1$s TABLE spare.%1$s"
                                    .formatted(table))
                    .update();
        }
    }

    /**
     * What somebody did to the live figures.
     *
     * @param first where the first difference is from: of the third payment of the line, of the
     *     stretch that holds it, or none
     */
    private record Planted(
            String name, String sql, List<String> kept, First first, String live, String replayed) {
        @Override
        public String toString() {
            return name;
        }
    }

    private enum First {
        NONE,
        THIRD,
        ANY
    }

    static Stream<Planted> planted() {
        return Stream.of(
                new Planted(
                        "balance",
                        "UPDATE query.balance SET amount_fen = amount_fen + 7 WHERE " + OF_LINE,
                        List.of("BALANCE"),
                        First.NONE,
                        "946400.07",
                        "946400.00"),
                new Planted(
                        "balance gone",
                        "DELETE FROM query.balance WHERE " + OF_LINE,
                        List.of("BALANCE"),
                        First.NONE,
                        "0.00",
                        "946400.00"),
                new Planted(
                        "a day",
                        "UPDATE query.daily SET amount_fen = amount_fen - 100 WHERE "
                                + OF_LINE
                                + " AND effective = (SELECT min(effective) FROM query.daily WHERE "
                                + OF_LINE
                                + ")",
                        List.of("DAILY"),
                        First.NONE,
                        null,
                        null),
                new Planted(
                        "two days that make up for each other",
                        "UPDATE query.daily SET amount_fen = amount_fen + CASE WHEN effective ="
                                + " (SELECT min(effective) FROM query.daily WHERE "
                                + OF_LINE
                                + ") THEN 5 WHEN effective = (SELECT max(effective) FROM"
                                + " query.daily WHERE "
                                + OF_LINE
                                + ") THEN -5 ELSE 0 END WHERE "
                                + OF_LINE,
                        List.of("DAILY", "DAILY"),
                        First.NONE,
                        null,
                        null),
                new Planted(
                        "amount of a posting",
                        "UPDATE query.posting SET amount_fen = amount_fen + 1 WHERE "
                                + OF_LINE
                                + " AND "
                                + THIRD,
                        List.of("JOURNAL"),
                        First.THIRD,
                        null,
                        null),
                new Planted(
                        "day of a posting",
                        "UPDATE query.posting SET effective = effective + 1 WHERE "
                                + OF_LINE
                                + " AND "
                                + THIRD,
                        List.of("JOURNAL", "JOURNAL"),
                        First.THIRD,
                        null,
                        null),
                new Planted(
                        "posting gone",
                        "DELETE FROM query.posting WHERE " + OF_LINE + " AND " + THIRD,
                        List.of("JOURNAL"),
                        First.THIRD,
                        "0.00",
                        null),
                new Planted(
                        "posting too many",
                        "INSERT INTO query.posting SELECT generation, position, 99, line_no,"
                                + " fiscal_year, effective, 5, NULL FROM query.posting WHERE "
                                + OF_LINE
                                + " AND "
                                + THIRD,
                        List.of("JOURNAL"),
                        First.THIRD,
                        "0.05",
                        "0.00"),
                new Planted(
                        "sum of many postings",
                        "UPDATE query.stretch SET amount_fen = amount_fen + 3 WHERE level = 1 AND"
                                + " stretch = 0 AND "
                                + OF_LINE
                                + " AND effective = (SELECT min(effective) FROM query.stretch WHERE"
                                + " level = 1 AND stretch = 0 AND "
                                + OF_LINE
                                + ")",
                        List.of("STRETCH"),
                        First.ANY,
                        null,
                        null),
                new Planted(
                        "opening of a line gone",
                        "UPDATE query.line SET opened = NULL" + IS_LINE,
                        List.of("OPENED"),
                        First.NONE,
                        null,
                        null),
                new Planted(
                        "line opened earlier",
                        "UPDATE query.line SET opened = opened - 1" + IS_LINE,
                        List.of("OPENED"),
                        First.NONE,
                        null,
                        null),
                new Planted(
                        "line parked",
                        "UPDATE query.line SET parked_reason = 'CONTRADICTION', parked_position ="
                                + " 90"
                                + IS_LINE,
                        List.of("PARKED"),
                        First.ANY,
                        null,
                        null));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void isFoundWhereItIs(Planted it) {
        var third =
                database.sql(
                                "SELECT min(position) FROM query.posting WHERE "
                                        + OF_LINE
                                        + " AND "
                                        + THIRD)
                        .query(Long.class)
                        .single();
        assertThat(database.sql(it.sql()).update()).isPositive();
        var before = Contents.ofLive(database);
        var extent = it.name().contains("gone") ? "?line=" + coded(LINE) : "";
        var found = replayed(extent);
        assertThat(kept(found)).isEqualTo(it.kept());
        assertThat(found.get("differences").asInt()).isEqualTo(it.kept().size());
        for (var one : found.get("firstDifferences")) {
            assertThat(one.get("line").asString()).isEqualTo(LINE.toString());
            first(it, one, third);
        }
        var one = found.get("firstDifferences").get(0);
        if (it.live() != null) {
            assertThat(one.get("amountLive").asString()).isEqualTo(it.live());
        }
        if (it.replayed() != null) {
            assertThat(one.get("amountReplayed").asString()).isEqualTo(it.replayed());
        }
        assertThat(Contents.ofLive(database)).isEqualTo(before);
    }

    /** Figures of departments hang on it. */
    @Test
    void aUnitUnderAnotherIsFound() {
        assertThat(
                        database.sql(
                                        "UPDATE query.code_description SET parent = '035001' WHERE"
                                            + " (kind, code) = ('UNIT', '035002') AND generation ="
                                            + " (SELECT generation FROM query.live)")
                                .update())
                .isOne();
        var found = replayed("");
        assertThat(kept(found)).containsExactly("CODE");
        var one = found.get("firstDifferences").get(0);
        assertThat(one.get("line").isNull()).isTrue();
        assertThat(one.get("fiscalYear").asInt()).isEqualTo(2022);
        assertThat(one.get("subject").asString()).isEqualTo("035002");
        assertThat(one.get("firstPosition").asLong()).isPositive();
    }

    @Test
    void whatIsElsewhereIsNotLookedAt() {
        var another = new LineId(new FiscalYear(2021), "ANOTHER");
        json("/units?minPosition=" + record(List.of(opened(another))));
        keepAsItIs();
        database.sql("UPDATE query.balance SET amount_fen = amount_fen + 7 WHERE " + OF_LINE)
                .update();
        assertThat(replayed("?fiscalYear=2022").get("differences").asInt()).isEqualTo(1);
        for (var elsewhere : List.of("?line=" + coded(OTHER), "?fiscalYear=2021")) {
            var found = replayed(elsewhere);
            assertThat(found.get("differences").asInt()).as(elsewhere).isZero();
            assertThat(found.get("goal").asLong()).isBetween(1L, head / 2);
        }
    }

    private static void first(Planted it, JsonNode one, long third) {
        switch (it.first()) {
            case NONE -> assertThat(one.get("firstPosition").isNull()).isTrue();
            case THIRD -> assertThat(one.get("firstPosition").asLong()).isEqualTo(third);
            case ANY -> assertThat(one.get("firstPosition").asLong()).isPositive();
        }
    }

    /** Where the journal was changed with them, sums differ from there on. */
    @Test
    void aSumDiffersFromItsFirstPostingOn() {
        var third =
                database.sql(
                                "SELECT position FROM query.posting WHERE "
                                        + OF_LINE
                                        + " AND "
                                        + THIRD)
                        .query(Long.class)
                        .single();
        for (var table : List.of("posting", "daily", "balance")) {
            var where =
                    switch (table) {
                        case "posting" -> " AND position = " + third;
                        case "daily" ->
                                " AND effective = (SELECT effective FROM spare.posting WHERE"
                                        + " position = "
                                        + third
                                        + " AND "
                                        + OF_LINE
                                        + ")";
                        default -> "";
                    };
            database.sql(
                            "UPDATE query.%s SET amount_fen = amount_fen + 9 WHERE %s%s"
                                    .formatted(table, OF_LINE, where))
                    .update();
        }
        var found = replayed("");
        assertThat(kept(found)).containsExactly("BALANCE", "DAILY", "JOURNAL");
        found.get("firstDifferences")
                .forEach(it -> assertThat(it.get("firstPosition").asLong()).isEqualTo(third));
    }

    @Test
    void whatIsReadOfThePastIsComparedUpToThere() {
        var moments = List.of(1L, head / 3, head - 1);
        for (var moment : moments) {
            assertThat(replayed("?knownAt=" + moment).get("differences").asInt()).isZero();
        }
        assertThat(database.sql("UPDATE query.line SET opened = opened + 1" + IS_LINE).update())
                .isEqualTo(1);
        assertThat(kept(replayed("?knownAt=" + (head - 1)))).containsExactly("OPENED");
        mend();
        assertThat(
                        database.sql(
                                        "UPDATE query.posting SET amount_fen = amount_fen + 1 WHERE"
                                                + " "
                                                + OF_LINE
                                                + " AND "
                                                + THIRD)
                                .update())
                .isEqualTo(1);
        var third =
                database.sql(
                                "SELECT position FROM query.posting WHERE "
                                        + OF_LINE
                                        + " AND "
                                        + THIRD)
                        .query(Long.class)
                        .single();
        assertThat(replayed("?knownAt=" + (third - 1)).get("differences").asInt()).isZero();
        var found = replayed("?knownAt=" + third);
        assertThat(found.at("/firstDifferences/0/firstPosition").asLong()).isEqualTo(third);
        assertThat(found.get("upTo").asLong()).isEqualTo(third);
        assertThat(found.get("goal").asLong()).isEqualTo(third);
    }

    private static LineOpened opened(LineId line) {
        var is = Described.basic(new UnitCode("035001"));
        return new LineOpened(line, line.year().firstDay(), is);
    }

    private JsonNode replayed(String extent) {
        var begun = post("auditor", REPLAY + extent);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        await().until(() -> !json(REPLAY).get("state").asString().equals("RUNNING"));
        var ended = json(REPLAY);
        assertThat(ended.get("state").asString()).isEqualTo("DONE");
        assertThat(Contents.of(database, 1 - live()))
                .allSatisfy((_, rows) -> assertThat(rows).isEmpty());
        return ended;
    }

    private int live() {
        return database.sql("SELECT generation FROM query.live").query(Integer.class).single();
    }

    private static List<String> kept(JsonNode replay) {
        return replay.get("firstDifferences")
                .valueStream()
                .map(it -> it.get("kept").asString())
                .toList();
    }

    private static String coded(LineId line) {
        return URLEncoder.encode(line.toString(), StandardCharsets.UTF_8);
    }
}
