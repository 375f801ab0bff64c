package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.TestDatabase;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hasher;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever owns the database changes the log behind everybody's back; the verification names the
 * place. Each change is made in a transaction, verified in it, and taken back.
 */
class MutationTest {
    private static final boolean PROOF = Boolean.getBoolean("budgettrail.proof");
    private static final long SEED = Long.getLong("budgettrail.seed", 20_220_101L);

    private static final int FACTS = 600;
    private static final int[] HEADS = {100, 255, 256, 300, 511, FACTS};

    /**
     * Facts of which each byte, and facts of which each column is changed; changes of the order.
     */
    private static final int WHOLE = PROOF ? 20 : 1;

    private static final int BIT_STEP = PROOF ? 1 : 5;
    private static final int BYTE_STEP = PROOF ? 1 : 9;
    private static final int COLUMNS = PROOF ? 1_000 : 20;
    private static final int STRUCTURAL = PROOF ? 2_000 : 100;

    /** Nothing but hashes keeps an owner from anything. */
    private static final String WITHOUT_GUARDS =
            "ALTER TABLE log.event DROP CONSTRAINT event_counts_from, DROP CONSTRAINT"
                    + " event_sequence, DROP CONSTRAINT event_position";

    /** Another value of each column that is not a number of bytes. */
    private static final Map<String, String> CHANGES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("position", "position + 100000"),
                            Map.entry("stream", "stream || 'x'"),
                            Map.entry("sequence", "sequence + 1"),
                            Map.entry("type", "upper(type)"),
                            Map.entry("version", "version + 1"),
                            Map.entry("payload", "payload || ' '::bytea"),
                            Map.entry("metadata", "metadata || ' '::bytea"),
                            Map.entry("effective", "effective - 1"),
                            Map.entry("recorded_at", "recorded_at + interval '1 microsecond'"),
                            Map.entry("actor", "actor || ' '"),
                            Map.entry("imported", "NOT imported")));

    @TempDir private static Path folder;
    private static SealedLog log;
    private static Connection owner;
    private final SplittableRandom random = new SplittableRandom(SEED);

    @BeforeAll
    static void open() throws SQLException, IOException {
        log = SealedLog.fresh(folder);
        var size = 0;
        for (var head : HEADS) {
            log.pay(head - size).seal();
            size = head;
        }
        owner = TestDatabase.owner(log.access).getConnection();
        owner.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
        log.close();
    }

    /** What is found where these statements were run, in the order of the positions. */
    private static List<Fault> found(String... changes) throws SQLException, IOException {
        try (var statement = owner.createStatement()) {
            for (var change : changes) {
                statement.execute(change);
            }
            return log.verify(owner).first();
        } finally {
            owner.rollback();
        }
    }

    private static void first(Fault.Kind kind, long position, String... changes)
            throws SQLException, IOException {
        var faults = found(changes);
        assertThat(faults).as(String.join("; ", changes)).isNotEmpty();
        assertThat(faults.getFirst().kind()).as(String.join("; ", changes)).isEqualTo(kind);
        assertThat(faults.getFirst().first()).as(String.join("; ", changes)).isEqualTo(position);
    }

    private long anyPosition() {
        return random.nextLong(1, FACTS + 1);
    }

    @Test
    void isNotSeenWhereNothingWasChanged() throws SQLException, IOException {
        for (var time = 0; time < (PROOF ? 100 : 5); time++) {
            assertThat(found("SELECT 1")).isEmpty();
            assertThat(found(WITHOUT_GUARDS)).isEmpty();
        }
    }

    @Test
    void ofAnyByteIsSeen() throws SQLException, IOException {
        for (var fact = 0; fact < WHOLE; fact++) {
            var position = anyPosition();
            for (var column : List.of("payload", "metadata")) {
                for (var at = 0; at < length(column, position); at += BYTE_STEP) {
                    var mask = random.nextInt(1, 256);
                    first(
                            Fault.Kind.CHANGED,
                            position,
                            "UPDATE log.event SET %1$s = set_byte(%1$s, %2$d, get_byte(%1$s, %2$d) # %3$d) WHERE position = %4$d"
                                    .formatted(column, at, mask, position));
                }
            }
            for (var column : List.of("stream", "type", "actor")) {
                for (var at = 1; at <= length(column, position); at += BYTE_STEP) {
                    first(
                            Fault.Kind.CHANGED,
                            position,
                            WITHOUT_GUARDS,
                            "UPDATE log.event SET %1$s = overlay(%1$s PLACING '~' FROM %2$d FOR 1) WHERE position = %3$d"
                                    .formatted(column, at, position));
                }
            }
            bitsOfNumbers(position);
        }
    }

    private static void bitsOfNumbers(long position) throws SQLException, IOException {
        for (var bit = 0; bit < Long.SIZE; bit += BIT_STEP) {
            first(
                    Fault.Kind.CHANGED,
                    position,
                    WITHOUT_GUARDS,
                    "UPDATE log.event SET sequence = sequence # (1::bigint << %d) WHERE position = %d"
                            .formatted(bit, position));
            movedTo(position, position ^ 1L << bit);
        }
        for (var bit = 0; bit < Short.SIZE - 1; bit += BIT_STEP) {
            first(
                    Fault.Kind.CHANGED,
                    position,
                    "UPDATE log.event SET version = version # (1 << %d)::smallint WHERE position = %d"
                            .formatted(bit, position));
        }
        for (var bit = 0; bit < 22; bit += BIT_STEP) { // More than the days a date can have.
            first(
                    Fault.Kind.CHANGED,
                    position,
                    "UPDATE log.event SET effective = date '2000-01-01' + ((effective - date '2000-01-01') # (1 << %d)) WHERE position = %d"
                            .formatted(bit, position));
        }
        for (var bit = 0; bit < 57; bit += BIT_STEP) { // More than the microseconds of a moment.
            first(
                    Fault.Kind.CHANGED,
                    position,
                    "UPDATE log.event SET recorded_at = recorded_at + interval '1 microsecond' * (1::bigint << %d) WHERE position = %d"
                            .formatted(bit, position));
        }
        first(
                Fault.Kind.CHANGED,
                position,
                "UPDATE log.event SET imported = NOT imported WHERE position = " + position);
        for (var forever : List.of("effective", "recorded_at")) {
            first(
                    Fault.Kind.CHANGED,
                    position,
                    "UPDATE log.event SET %s = 'infinity' WHERE position = %d"
                            .formatted(forever, position));
        }
    }

    /** A fact that stands elsewhere is missing where it stood, unless it is met before. */
    private static void movedTo(long position, long other) throws SQLException, IOException {
        var faults =
                found(
                        WITHOUT_GUARDS,
                        "UPDATE log.event SET position = '%d'::bigint WHERE position = %d"
                                .formatted(other, position));
        assertThat(faults)
                .as(position + " to " + other)
                .anyMatch(fault -> fault.first() == position && fault.kind() == Fault.Kind.MISSING);
        assertThat(faults.getFirst().first()).isBetween(Math.min(position, other), position);
    }

    private static long length(String column, long position) throws SQLException {
        try (var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT length(%s) FROM log.event WHERE position = %d"
                                        .formatted(column, position))) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void ofAnyColumnIsSeen() throws SQLException, IOException {
        for (var fact = 0; fact < COLUMNS; fact++) {
            var position = anyPosition();
            for (var change : CHANGES.entrySet()) {
                first(
                        change.getKey().equals("position")
                                ? Fault.Kind.MISSING
                                : Fault.Kind.CHANGED,
                        position,
                        WITHOUT_GUARDS,
                        "UPDATE log.event SET %s = %s WHERE position = %d"
                                .formatted(change.getKey(), change.getValue(), position));
            }
        }
    }

    @Test
    void ofTheOrderIsSeen() throws SQLException, IOException {
        for (var change = 0; change < STRUCTURAL; change++) {
            var one = random.nextLong(1, FACTS - 1);
            var other = random.nextLong(one + 1, FACTS + 1);
            switch (change % 8) {
                case 0 -> first(Fault.Kind.MISSING, one, delete("= " + one));
                case 1 ->
                        first(
                                Fault.Kind.CHANGED,
                                one,
                                WITHOUT_GUARDS,
                                delete("= " + one),
                                move("-1", "> " + one));
                case 2 -> first(Fault.Kind.MISSING, other, delete(">= " + other));
                case 3 -> first(Fault.Kind.CHANGED, one, WITHOUT_GUARDS, swap(one, other));
                case 4 ->
                        first(
                                Fault.Kind.CHANGED,
                                one,
                                WITHOUT_GUARDS,
                                move("+1", ">= " + one),
                                copy(other + 1, one));
                case 5 -> first(Fault.Kind.MISPLACED, one, WITHOUT_GUARDS, copy(one, one));
                case 6 ->
                        first(Fault.Kind.MISSING, one, delete("BETWEEN " + one + " AND " + other));
                default -> first(Fault.Kind.CHANGED, one, WITHOUT_GUARDS, turn(one, other));
            }
        }
    }

    private static String delete(String which) {
        return "DELETE FROM log.event WHERE position " + which;
    }

    private static String move(String by, String which) {
        return "UPDATE log.event SET position = position %s WHERE position %s".formatted(by, which);
    }

    private static String swap(long one, long other) {
        return "UPDATE log.event SET position = %1$d + %2$d - position WHERE position IN (%1$d, %2$d)"
                .formatted(one, other);
    }

    private static String turn(long from, long to) {
        return "UPDATE log.event SET position = CASE position WHEN %1$d THEN %2$d ELSE position - 1 END WHERE position BETWEEN %1$d AND %2$d"
                .formatted(from, to);
    }

    private static String copy(long from, long to) {
        return "INSERT INTO log.event SELECT %d, stream, sequence, type, version, payload, metadata, effective, recorded_at, actor, imported FROM log.event WHERE position = %d"
                .formatted(to, from);
    }

    @Test
    void ofTheSealIsSeenAsWell() throws SQLException, IOException {
        assertThat(found("DELETE FROM seal.head WHERE size = 300"))
                .containsExactly(Fault.at(Fault.Kind.HEAD_LOST, 300));
        assertThat(
                        found(
                                "UPDATE seal.head SET note = replace(note, '300', '299') WHERE size"
                                        + " = 300"))
                .contains(Fault.at(Fault.Kind.NOT_SIGNED, 300));
        assertThat(found("UPDATE seal.head SET size = 299 WHERE size = 300"))
                .contains(
                        Fault.at(Fault.Kind.NOT_SIGNED, 299), Fault.at(Fault.Kind.HEAD_LOST, 300));
        assertThat(found("UPDATE seal.head SET note = 'nothing' WHERE size = 300"))
                .contains(Fault.at(Fault.Kind.NOT_SIGNED, 300));
        assertThat(found("DELETE FROM seal.part WHERE level = 1"))
                .containsExactly(new Fault(Fault.Kind.HASHES_LOST, 1, 512));
        assertThat(found("DELETE FROM seal.part WHERE level = 0 AND tile = 1").getFirst())
                .isEqualTo(new Fault(Fault.Kind.HASHES_LOST, 257, 512));
        assertThat(
                        found(
                                "UPDATE seal.part SET hashes = set_byte(hashes, 40,"
                                    + " get_byte(hashes, 40) # 1) WHERE level = 0 AND tile = 2"))
                .contains(Fault.at(Fault.Kind.CHANGED, 514));
        assertThat(found("DELETE FROM seal.part", "DELETE FROM seal.head"))
                .contains(Fault.at(Fault.Kind.HEAD_LOST, FACTS));
    }

    /** Whoever can write everything in the database but cannot sign. */
    @Test
    void withAllHashesMadeToFitIsSeenBetweenTwoHeads() throws SQLException, IOException {
        for (var position : List.of(1, 100, 101, 256, 257, 300, 301, 500, FACTS)) {
            try (var statement = owner.createStatement()) {
                statement.execute(
                        "UPDATE log.event SET actor = 'nobody' WHERE position = " + position);
                statement.execute("DELETE FROM seal.part");
                var parts = new NewParts();
                var tree = new Frontier();
                try (var leaves = Leaves.from(owner, 1, FACTS)) {
                    for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                        tree.add(leaf.hash(new Hasher()), parts);
                    }
                }
                parts.insert(owner);
                var before = 0;
                for (var head : HEADS) {
                    if (head < position) {
                        before = head;
                    }
                }
                var from = before;
                var next = Arrays.stream(HEADS).filter(it -> it > from).min().orElseThrow();
                assertThat(log.verify(owner).first())
                        .containsExactly(new Fault(Fault.Kind.OTHER_ROOT, from + 1, next));
            } finally {
                owner.rollback();
            }
        }
    }

    @Test
    void ofAnOlderCopyIsSeenByTheWitness() throws SQLException, IOException {
        for (var head : List.of(100, 256, 300, 511)) {
            var faults =
                    found(
                            delete("> " + head),
                            "DELETE FROM seal.head WHERE size > " + head,
                            "DELETE FROM seal.part WHERE level > 0 OR tile * 256 + start >= "
                                    + head);
            assertThat(faults).contains(new Fault(Fault.Kind.MISSING, head + 1, FACTS));
        }
    }
}
