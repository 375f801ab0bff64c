package budgettrail.command.shell;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.line.Command;
import budgettrail.command.line.Example;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.rejection.Problem;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether a year is over is asked of what was decided just before, too. */
class YearEndAtOnceTest {
    private static final String OK = "OK";
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final Actor OFFICER = new Actor("officer");

    private static Node node;

    /** A and B are open, with 10.00 yuan each. */
    @BeforeAll
    static void start() {
        node = new Node(TestDatabase.withLog());
        var unit =
                new ReferenceDesk.Entry(
                        new DescribeUnit(UNIT, LocalDate.of(2022, 1, 1), "本级", null, null),
                        Metadata.by(OFFICER));
        node.reference.describe(List.of(unit), node.desk.circumstances(OFFICER, false));
        assertThat(node.log.openLines(2022)).isZero();
        for (var name : List.of("A", "B")) {
            assertThat(node.desk.give(open(name), Node.giver(Role.BUDGET_OFFICER, name)))
                    .isInstanceOf(Outcome.Done.class);
        }
        assertThat(node.log.openLines(2022)).isEqualTo(2);
        assertThat(node.log.openLines(2023)).isZero();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void onceAllLinesAreClosedNoneIsOpened() {
        assertThat(decided(close("A"), close("B"), supplement("C"), open("D")))
                .containsExactly(OK, OK, "YEAR_CLOSED", "YEAR_CLOSED");
    }

    @Test
    void asLongAsOneIsOpenAnotherIsOpened() {
        assertThat(decided(close("A"), supplement("C"), close("B"), supplement("D")))
                .containsOnly(OK);
    }

    @Test
    void oneThatWasOpenedJustBeforeIsClosedLikeTheOthers() {
        assertThat(decided(open("C"), close("A"), close("C"), close("B"), supplement("D")))
                .containsExactly(OK, OK, OK, OK, "YEAR_CLOSED");
    }

    /** Refused again by the one who records them, in one unit of work. */
    @Test
    void whatIsPostedTogetherIsDecidedSo() {
        var by = node.desk.circumstances(OFFICER, true);
        var chunk = new ArrayList<Instruction>();
        for (var command : List.of(close("A"), close("B"), supplement("C"))) {
            chunk.add(new Instruction(command, by, Metadata.by(OFFICER), null));
        }
        assertThat(node.desk.post(chunk).refusal())
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.index()).isEqualTo(2);
                            assertThat(Problem.of(refusal.rejection()).code())
                                    .isEqualTo("YEAR_CLOSED");
                        });
    }

    private static List<String> decided(Command... commands) {
        var codes = new ArrayList<String>();
        node.bulk
                .rehearsal()
                .decide(
                        List.of(commands),
                        node.desk.circumstances(OFFICER, true),
                        (_, ruling) ->
                                codes.add(
                                        switch (ruling) {
                                            case Ruling.Refused(var why) -> Problem.of(why).code();
                                            case Ruling.Facts _ -> OK;
                                        }));
        return codes;
    }

    private static LineId line(String name) {
        return LineId.of("2022:" + name);
    }

    private static OpenLine open(String name) {
        var description = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        return new OpenLine(
                line(name), LocalDate.of(2022, 1, 1), description, yuan("10.00"), null, null);
    }

    private static Supplement supplement(String name) {
        return new Supplement(
                line(name),
                LocalDate.of(2022, 3, 1),
                new AdjustmentId(name),
                yuan("10.00"),
                false,
                null,
                null,
                Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC));
    }

    private static CloseLine close(String name) {
        return new CloseLine(
                line(name), LocalDate.of(2022, 12, 31), Money.ZERO, yuan("10.00"), null, null);
    }
}
