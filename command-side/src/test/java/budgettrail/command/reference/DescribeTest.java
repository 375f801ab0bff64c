package budgettrail.command.reference;

import static budgettrail.command.line.Example.IMPORT;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.NEW_YEAR;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.on;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.Evidence;
import budgettrail.command.line.MemoryRegister;
import budgettrail.command.reference.ReferenceDecision.Accepted;
import budgettrail.command.reference.ReferenceDecision.Refused;
import budgettrail.command.reference.ReferenceDecision.Unchanged;
import budgettrail.command.rejection.LineRejection.DateInFuture;
import budgettrail.command.rejection.ReferenceRejection.OwnParent;
import budgettrail.command.rejection.ReferenceRejection.UnknownUnit;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.EconomicScheme;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeTest {
    private static final UnitCode DEPARTMENT = new UnitCode("035");
    private static final UnitDescribed KNOWN =
            new UnitDescribed(UNIT, NEW_YEAR, "红旗区人社局", null, DEPARTMENT);

    private static DescribeUnit unit(LocalDate day, String name, UnitCode parent) {
        return new DescribeUnit(UNIT, day, name, null, parent);
    }

    private static Evidence knowing(UnitCode unit, DescribeUnit command) {
        var register = new MemoryRegister();
        register.know(unit);
        return new Evidence(register.rows(command.asks()));
    }

    @Test
    void namesAUnitUnderAKnownParent() {
        var command = unit(NEW_YEAR, "红旗区人社局", DEPARTMENT);
        assertThat(command.decide(List.of(), knowing(DEPARTMENT, command), OFFICER))
                .isEqualTo(new Accepted(KNOWN));
        assertThat(command.stream()).isEqualTo("unit:035001");
    }

    @Test
    void refusesAnUnknownParentAndItself() {
        var orphan = unit(NEW_YEAR, "x", DEPARTMENT);
        assertThat(orphan.decide(List.of(), knowing(UNIT, orphan), OFFICER))
                .isEqualTo(new Refused(new UnknownUnit(DEPARTMENT, "parent")));
        var own = unit(NEW_YEAR, "x", UNIT);
        assertThat(own.decide(List.of(), knowing(UNIT, own), OFFICER))
                .isEqualTo(new Refused(new OwnParent(UNIT)));
    }

    @Test
    void sayingTheSameAgainIsNoFactButSayingItOfEarlierIs() {
        var later = unit(JUNE, KNOWN.nameZh(), DEPARTMENT);
        var evidence = knowing(DEPARTMENT, later);
        assertThat(later.decide(List.of(KNOWN), evidence, OFFICER)).isEqualTo(new Unchanged());
        var renamed = unit(JUNE, "新名", DEPARTMENT);
        assertThat(renamed.decide(List.of(KNOWN), evidence, OFFICER)).isInstanceOf(Accepted.class);
        var earlier = unit(NEW_YEAR.minusDays(1), KNOWN.nameZh(), DEPARTMENT);
        assertThat(earlier.decide(List.of(KNOWN), evidence, OFFICER)).isInstanceOf(Accepted.class);
    }

    /** What was recorded last may count from an earlier day. */
    @Test
    void isComparedWithWhatIsInForceOnItsDay() {
        var other = new UnitCode("036");
        var moved = unit(JUNE, KNOWN.nameZh(), other).from(JUNE);
        var said = List.<ReferenceEvent>of(KNOWN, moved, KNOWN);
        var back = unit(JUNE.plusDays(1), KNOWN.nameZh(), DEPARTMENT);
        var evidence = knowing(DEPARTMENT, back);
        assertThat(back.decide(said, evidence, IMPORT)).isInstanceOf(Accepted.class);
        assertThat(unit(JUNE, KNOWN.nameZh(), DEPARTMENT).decide(said, evidence, IMPORT))
                .isInstanceOf(Accepted.class);
        assertThat(
                        unit(JUNE.minusDays(1), KNOWN.nameZh(), DEPARTMENT)
                                .decide(said, evidence, IMPORT))
                .isEqualTo(new Unchanged());
        assertThat(unit(NEW_YEAR, KNOWN.nameZh(), DEPARTMENT).decide(said, evidence, IMPORT))
                .isEqualTo(new Unchanged());
    }

    @Test
    void refusesTomorrowUnlessImported() {
        var command = new DescribeUnit(DEPARTMENT, JUNE, "人社局", null, null);
        var yesterday = JUNE.minusDays(1);
        assertThat(command.decide(List.of(), Evidence.NONE, on("officer", yesterday)))
                .isEqualTo(new Refused(new DateInFuture("effective", JUNE, yesterday)));
        assertThat(command.decide(List.of(), Evidence.NONE, IMPORT)).isInstanceOf(Accepted.class);
    }

    @Test
    void namesProjectsAndCodes() {
        var project = new DescribeProject(new ProjectCode("4107"), JUNE, "项目", null, "特定目标类");
        var function = new DescribeFunctionCode(new FunctionCode("208"), JUNE, "社保", null);
        var economic =
                new DescribeEconomicCode(
                        EconomicScheme.DEPARTMENT, new EconomicCode("30101"), JUNE, "工资", null);
        for (var command : new ReferenceCommand[] {project, function, economic}) {
            assertThat(command.decide(List.of(), Evidence.NONE, OFFICER))
                    .isEqualTo(new Accepted(command.from(JUNE)));
            assertThat(command.decide(List.of(command.from(JUNE)), Evidence.NONE, OFFICER))
                    .isEqualTo(new Unchanged());
        }
    }
}
