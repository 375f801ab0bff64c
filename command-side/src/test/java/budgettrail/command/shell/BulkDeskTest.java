package budgettrail.command.shell;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.Example;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.AppendConflict;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkDeskTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Actor CLERK = new Actor("clerk");

    private DatabaseAccess access;
    private Node node;

    @BeforeEach
    void start() {
        access = TestDatabase.withLog();
        node = new Node(access);
        var unit =
                new ReferenceDesk.Entry(
                        new DescribeUnit(UNIT, LINE.year().firstDay(), "本级", null, null),
                        Metadata.by(CLERK));
        node.reference.describe(List.of(unit), node.desk.circumstances(CLERK, false));
        record(List.of(opening(LINE)));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void keepsALineInUseAsItsNewestFactsLeaveIt() {
        record(payments(1, 300));

        var kept = node.shelf.find(LINE).orElseThrow();
        assertThat(kept.sequence()).isEqualTo(node.log.lastSequence("2022:A")).isEqualTo(301);
        assertThat(kept.state()).isEqualTo(node.reader.newest(LINE));
    }

    @Test
    void readsALineAnewOnceAnotherNodeHasWrittenToIt() {
        try (var other = new Node(access)) {
            assertThat(other.desk.give(payment(1), Node.giver(Role.TREASURY_CLERK, "K")))
                    .isInstanceOf(Outcome.Done.class);
        }
        record(payments(2, 1));

        assertThat(node.shelf.find(LINE).orElseThrow().state()).isEqualTo(node.reader.newest(LINE));
    }

    @Test
    void forgetsALineWhoseFactsWereNotRecorded() {
        var late = node.log.ready(drafts(payments(1, 2)));
        record(payments(3, 1));

        assertThatThrownBy(() -> node.bulk.record(late, Set.of(LINE)))
                .isInstanceOf(AppendConflict.class);
        assertThat(node.shelf.find(LINE)).isEqualTo(Optional.empty());
    }

    @Test
    void keepsNoLineWhoseFactsItMissed() {
        assertThat(node.shelf.find(LINE)).isPresent();
        try (var other = new Node(access)) {
            assertThat(other.desk.give(payment(1), Node.giver(Role.TREASURY_CLERK, "K")))
                    .isInstanceOf(Outcome.Done.class);
            node.bulk.record(node.log.ready(drafts(other, payments(2, 1))), Set.of(LINE));
        }

        assertThat(node.log.lastSequence("2022:A")).isEqualTo(3);
        assertThat(node.shelf.find(LINE)).isEqualTo(Optional.empty());
    }

    @Test
    void readsLinesThatAreNotInUse() {
        record(payments(1, 1_100));
        try (var other = new Node(access)) {
            var seen = new ArrayList<Ruling>();
            var by = other.desk.circumstances(CLERK, true);
            other.bulk.rehearsal().decide(payments(2_000, 1), by, (_, ruling) -> seen.add(ruling));
            assertThat(seen)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Ruling.Facts.class,
                            facts ->
                                    assertThat(facts.facts().getFirst().sequence())
                                            .isEqualTo(node.log.lastSequence("2022:A") + 1));
            assertThat(other.shelf.find(LINE)).isEqualTo(node.shelf.find(LINE));
        }
    }

    @Test
    void readsLinesThatAreExpected() {
        record(payments(1, 3));
        var unopened = LineId.of("2022:B");
        try (var other = new Node(access)) {
            var seen = new ArrayList<Ruling>();
            var rehearsal = other.bulk.rehearsal();
            rehearsal.expect(Stream.of(LINE, unopened, LINE));
            rehearsal.decide(
                    List.of(payment(4), opening(unopened), payment(5)),
                    other.desk.circumstances(CLERK, true),
                    (_, ruling) -> seen.add(ruling));
            assertThat(seen)
                    .allSatisfy(ruling -> assertThat(ruling).isInstanceOf(Ruling.Facts.class))
                    .extracting(ruling -> ((Ruling.Facts) ruling).facts().getFirst().sequence())
                    .containsExactly(5L, 0L, 6L);
        }
    }

    private void record(List<? extends Command> commands) {
        EventLog.Ready ready = node.log.ready(drafts(commands));
        node.bulk.record(ready, Set.of(LINE));
    }

    private List<Draft> drafts(List<? extends Command> commands) {
        return drafts(node, commands);
    }

    private static List<Draft> drafts(Node on, List<? extends Command> commands) {
        var drafts = new ArrayList<Draft>();
        var by = on.desk.circumstances(CLERK, true);
        on.bulk
                .rehearsal()
                .decide(
                        commands,
                        by,
                        (_, ruling) -> {
                            assertThat(ruling).isInstanceOf(Ruling.Facts.class);
                            ((Ruling.Facts) ruling)
                                    .facts()
                                    .forEach(fact -> drafts.add(fact.draft(Metadata.by(CLERK))));
                            return true;
                        });
        return drafts;
    }

    /** Two facts: its opening, and what it opens with. */
    private static Supplement opening(LineId line) {
        var description = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        return new Supplement(
                line,
                DAY,
                new AdjustmentId("S-" + line.key()),
                yuan("100.00"),
                false,
                "文号",
                null,
                description);
    }

    private static List<RecordDisbursement> payments(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(BulkDeskTest::payment).toList();
    }

    private static RecordDisbursement payment(int number) {
        return new RecordDisbursement(
                new Payment(
                        LINE,
                        DAY,
                        new DisbursementId("P-" + number),
                        yuan("0.01"),
                        UNIT,
                        new VoucherNumber("V-" + number),
                        "示例公司",
                        null,
                        null));
    }
}
