package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.line.Example;
import budgettrail.command.shell.Decided;
import budgettrail.command.shell.Ruling;
import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Stamp STAMP = new Stamp("import", new Actor("clerk"), false, null);
    private static final int FIRST_ROW = 7;

    private EventLog log;

    @BeforeEach
    void open() {
        log = new EventLog(TestDatabase.application(TestDatabase.withLog()));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 10_000, 10_001, 11_000, 12_345})
    void holdsEachCommandOnceInItsPlace(int commands) {
        var chunks = chunks(commands);
        IntStream.range(0, commands).forEach(place -> chunks.add(ruling(place, true)));

        var place = 0;
        for (var next = chunks.take(); next.isPresent(); next = chunks.take()) {
            assertThat(next.get().lines()).containsExactly(LINE);
            for (var draft : next.get().facts().drafts()) {
                assertThat(draft).isEqualTo(draft(place++));
            }
            assertThat(place % Chunks.SIZE == 0 || place == commands).isTrue();
        }
        assertThat(place).isEqualTo(commands);
    }

    @Test
    void endsBeforeAChunkThatIsToBeDecidedAgain() {
        var chunks = chunks(3 * Chunks.SIZE);
        IntStream.range(0, 3 * Chunks.SIZE)
                .forEach(place -> chunks.add(ruling(place, place != Chunks.SIZE + 500)));

        assertThat(sizes(chunks)).containsExactly(Chunks.SIZE);
    }

    @Test
    void endsWhereTheRehearsalDid() {
        var chunks = chunks(3 * Chunks.SIZE);
        IntStream.range(0, 2 * Chunks.SIZE + 999).forEach(place -> chunks.add(ruling(place, true)));

        assertThat(sizes(chunks)).containsExactly(Chunks.SIZE, Chunks.SIZE);
    }

    @Test
    void givesNoMoreOnceDropped() {
        var chunks = chunks(12 * Chunks.SIZE);
        IntStream.range(0, 12 * Chunks.SIZE).forEach(place -> chunks.add(ruling(place, true)));
        assertThat(chunks.take()).isPresent();

        chunks.drop();

        assertThat(chunks.take()).isEqualTo(Optional.empty());
    }

    private Chunks chunks(int commands) {
        return new Chunks(
                log,
                STAMP,
                IntStream.range(0, commands)
                        .mapToObj(place -> new Planned(FIRST_ROW + place, command(place)))
                        .toList());
    }

    private static List<Integer> sizes(Chunks chunks) {
        var sizes = new ArrayList<Integer>();
        for (var next = chunks.take(); next.isPresent(); next = chunks.take()) {
            sizes.add(next.get().facts().drafts().size());
        }
        return sizes;
    }

    private static RecordDisbursement command(int place) {
        return new RecordDisbursement(
                Example.payment("P-" + place, "1.00", LINE, DAY, UNIT, "V-" + place, null));
    }

    private static Ruling.Facts ruling(int place, boolean lasting) {
        return new Ruling.Facts(List.of(decided(place)), lasting);
    }

    private static Draft draft(int place) {
        return decided(place).draft(STAMP.of(place, FIRST_ROW + place));
    }

    private static Decided decided(int place) {
        return new Decided(
                new DisbursementRecorded(
                        LINE,
                        DAY,
                        new DisbursementId("P-" + place),
                        Money.yuan("1.00"),
                        UNIT,
                        new VoucherNumber("V-" + place),
                        "payee",
                        null,
                        null,
                        null),
                place,
                0);
    }
}
