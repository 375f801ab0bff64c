package budgettrail.command.importing;

import static budgettrail.command.line.Decision.accept;
import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Example;
import budgettrail.command.line.Lines;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.shell.HeldLog;
import budgettrail.command.shell.Node;
import budgettrail.command.shell.Outcome;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was rehearsed, when others record something before it is. */
class PostingTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Actor CLERK = new Actor("clerk");
    private static final Money ALL = yuan("100.00");
    private static final Stamp STAMP = new Stamp("import", CLERK, false, null);

    private final Faults faults = new Faults(Kind.EXECUTION);
    private final List<Integer> told = new ArrayList<>();
    private DatabaseAccess access;
    private Node node;

    @BeforeEach
    void openALine() {
        access = TestDatabase.withLog();
        node = new Node(access);
        var unit = new DescribeUnit(UNIT, LINE.year().firstDay(), "本级", null, null);
        node.reference.describe(
                List.of(new ReferenceDesk.Entry(unit, Metadata.by(CLERK))),
                node.desk.circumstances(CLERK, false));
        give(opening(), Role.BUDGET_OFFICER);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /**
     * A chunk that is decided again may lead to fewer facts. Those of others then fill its place,
     * so that the next chunk, as it was rehearsed, would fit behind them.
     */
    @Test
    void decidesAgainAllThatFollowsAChunkThatSomebodyCameBefore() {
        var commands = new ArrayList<>(Collections.nCopies(Chunks.SIZE, (Command) new Divide()));
        commands.add(payment("N", "0.01"));
        var plan = plan(commands);
        var rehearsed = rehearsed(plan);
        assertThat(rehearsed.facts()).isEqualTo(2);
        give(payment("X", "100.00"), Role.TREASURY_CLERK);

        posting().post(plan, chunks(plan, rehearsed), faults, told::add);

        assertThat(faults.errors().list())
                .extracting(RowError::code)
                .containsExactly("EXCEEDS_AVAILABLE");
        assertThat(node.log.lastSequence("2022:A")).isEqualTo(2);
        assertThat(told).containsExactly(Chunks.SIZE);
    }

    /** An answer was lost, and what it spoke of is recorded after all. */
    @Test
    void isNotRefusedForWhatAnotherTryRecordsMeanwhile()
            throws SQLException, ExecutionException, InterruptedException {
        var plan = plan(List.of(payment("1", "60.00"), payment("2", "40.00")));
        var drafts = drafts(plan, rehearsed(plan));
        var posting = posting();
        try (var tries = Executors.newVirtualThreadPerTaskExecutor();
                var held = new HeldLog(access)) {
            var again = tries.submit(() -> posting.post(plan, null, faults, told::add));
            held.recordBeforeWhoeverWaits(drafts);
            again.get();
        }
        assertThat(faults.errors().list()).isEmpty();
        assertThat(told).containsExactly(2);
        assertThat(node.log.lastSequence("2022:A")).isEqualTo(3);
        assertThat(posting.position()).isEqualTo(node.log.head());
    }

    /** Divides the line once, while nothing was paid from it. */
    private record Divide() implements Command {
        @Override
        public Set<Role> allowed() {
            return Set.of(Role.BUDGET_OFFICER);
        }

        @Override
        public List<LineId> lines(Evidence located) {
            return List.of(LINE);
        }

        @Override
        public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
            var open = lines.open(LINE);
            var divided = LineRow.divided(open.description(), yuan("1.00"));
            return open.available().equals(ALL) && !open.description().equals(divided)
                    ? accept(new LineDescribed(LINE, open.described(), divided))
                    : accept();
        }
    }

    private static Plan plan(List<? extends Command> commands) {
        var planned = new ArrayList<Planned>();
        commands.forEach(command -> planned.add(new Planned(planned.size() + 1, command)));
        return new Plan(List.of(), planned, "UTF-8", planned.size(), "0");
    }

    private Rehearsed rehearsed(Plan plan) {
        var by = STAMP.in(node.desk.circumstances(CLERK, false));
        var rehearsed =
                Rehearsed.of(plan.commands(), 0, node.bulk.rehearsal(), by, faults, _ -> {});
        assertThat(faults.none()).isTrue();
        return rehearsed;
    }

    private Chunks chunks(Plan plan, Rehearsed rehearsed) {
        var chunks = new Chunks(node.log, STAMP, plan.commands());
        rehearsed.rulings().forEach(chunks::add);
        return chunks;
    }

    private static List<Draft> drafts(Plan plan, Rehearsed rehearsed) {
        var drafts = new ArrayList<Draft>();
        for (var place = 0; place < plan.commands().size(); place++) {
            var metadata = STAMP.of(place, plan.commands().get(place).row());
            rehearsed
                    .rulings()
                    .get(place)
                    .facts()
                    .forEach(fact -> drafts.add(fact.draft(metadata)));
        }
        return drafts;
    }

    private Posting posting() {
        return new Posting(node.desk, node.bulk, node.log, node.turn, STAMP, 0);
    }

    private void give(Command command, Role role) {
        assertThat(node.desk.give(command, Node.giver(role, "key")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Supplement opening() {
        var description = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        return new Supplement(
                LINE, DAY, new AdjustmentId("S"), ALL, false, "文号", null, description);
    }

    private static RecordDisbursement payment(String name, String yuan) {
        return new RecordDisbursement(
                Example.payment("P-" + name, yuan, LINE, DAY, UNIT, "V-" + name, null));
    }
}
