package budgettrail.journey;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.adjustment.WithdrawExemption;
import budgettrail.command.appropriation.DescribeLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.RandomBudget;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random commands that reach across departments and back in time: lines that move to other units
 * and projects, virements between any two, exemptions of whatever was adjusted. Nobody says which
 * of them must be refused.
 */
final class LateCommands {
    private static final Actor ACTOR = new Actor("late");

    private final SplittableRandom random;
    private final CommandDesk desk;
    private final List<LineId> lines;
    private final List<String> adjustments;
    private final Map<LineId, UnitCode> units = new LinkedHashMap<>();
    private final List<String> projects;
    private int count;

    LateCommands(long seed, CommandDesk desk, List<RawFact> log) {
        this.random = new SplittableRandom(seed);
        this.desk = desk;
        this.lines =
                log.stream()
                        .filter(it -> it.type().equals("line.opened"))
                        .map(it -> LineId.parse(it.line()).orElseThrow())
                        .toList();
        this.adjustments =
                log.stream()
                        .filter(it -> it.ofLine() && it.text("adjustment") != null)
                        .map(it -> it.text("adjustment"))
                        .distinct()
                        .toList();
        this.projects =
                log.stream()
                        .filter(it -> it.type().equals("reference.project-described"))
                        .map(it -> it.text("project"))
                        .distinct()
                        .toList();
        for (var fact : log) {
            if (fact.type().equals("line.opened")) {
                var unit = fact.members().path("description").path("unit").asString();
                units.put(LineId.parse(fact.line()).orElseThrow(), new UnitCode(unit));
            }
        }
    }

    /** Gives some; what is refused is refused. */
    void give(int commands) {
        for (var end = count + commands; count < end; count++) {
            var command = next();
            desk.give(command, new Giver(ACTOR, command.allowed(), "late-" + count, null, null));
        }
    }

    private Command next() {
        var line = pick(lines);
        var day = day(line);
        return switch (random.nextInt(10)) {
            case 0 -> new Supplement(line, day, name(), amount(), false, null, null, null);
            case 1 -> new Reduce(line, day, name(), amount(), false, null, null);
            case 2, 3 -> new Transfer(line, other(line), day, name(), amount(), null, null);
            case 4, 5 -> new DescribeLine(line, day, description());
            case 6 ->
                    new GrantExemption(
                            new AdjustmentId(pick(adjustments)),
                            ExemptionGround.SUPERIOR_ORDER,
                            day,
                            "文〔2022〕2号");
            case 7 -> new WithdrawExemption(new AdjustmentId(pick(adjustments)), day, "文〔2022〕3号");
            case 8 ->
                    random.nextBoolean()
                            ? new Freeze(line, day, amount(), null, null)
                            : new PlaceCommitment(
                                    line, day, new CommitmentId("L" + count), amount(), "公司", null);
            default -> new RecordDisbursement(payment(line, day));
        };
    }

    private Payment payment(LineId line, LocalDate day) {
        return new Payment(
                line,
                day,
                new DisbursementId("L" + count),
                amount(),
                units.get(line),
                new VoucherNumber("L" + count),
                "示例银行",
                null,
                null);
    }

    private LineDescription description() {
        var project = random.nextBoolean() ? new ProjectCode(pick(projects)) : null;
        return description(pick(List.copyOf(units.values())), project);
    }

    private static LineDescription description(UnitCode unit, @Nullable ProjectCode project) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                project == null ? ExpenditureKind.BASIC : ExpenditureKind.PROJECT,
                null,
                project,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }

    private LineId other(LineId line) {
        var other = pick(lines);
        return new LineId(line.year(), other.key());
    }

    private LocalDate day(LineId line) {
        var year = line.year().equals(RandomBudget.LAST_YEAR) ? RandomBudget.YEAR : line.year();
        return LocalDate.ofYearDay(year.value(), 1 + random.nextInt(365));
    }

    private AdjustmentId name() {
        return new AdjustmentId("late-" + count);
    }

    private Money amount() {
        return new Money(random.nextLong(1, 3_000));
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
