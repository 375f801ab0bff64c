package budgettrail.query.search;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Facts of some lines of a department, in any order, with words that people search for. */
final class SearchedFacts {
    static final List<String> UNITS = List.of("035", "035001", "035002", "035003", "0350031");
    static final List<String> PROJECTS = List.of("4107-A", "4107-B", "设备更新");
    private static final List<String> PAYEES =
            List.of("示例文具店", "示例銀行", "ＡＢＣ设备（示例）公司", "Office Supplies Ltd", "文", "张三 李四");
    private static final List<String> REASONS =
            List.of("1月基本工资", "设备维护费", "差旅费：北京", "Training, 2 days", "办公用品 A4纸", "50% 预付款_首付");
    private static final int LINES = 40;

    private final SplittableRandom random;
    private final List<Fact> facts = new ArrayList<>();

    SearchedFacts(long seed) {
        random = new SplittableRandom(seed);
    }

    List<Fact> some(int count) {
        for (var unit : UNITS) {
            var parent =
                    unit.length() == 3 ? null : new UnitCode(unit.length() > 6 ? "035003" : "035");
            facts.add(
                    new UnitDescribed(
                            new UnitCode(unit), day(0), "单位" + unit, "Unit " + unit, parent));
        }
        for (var project : PROJECTS) {
            facts.add(
                    new ProjectDescribed(
                            new ProjectCode(project), day(0), "项目" + project, null, "特定目标类"));
        }
        for (var number = 0; number < LINES; number++) {
            facts.add(new LineOpened(line(number), day(random.nextInt(5)), description(number)));
        }
        while (facts.size() < count) {
            facts.add(one(random.nextInt(LINES)));
        }
        return facts;
    }

    private Fact one(int number) {
        var line = line(number);
        var day = day(random.nextInt(365));
        var id = Integer.toString(facts.size());
        return switch (random.nextInt(14)) {
            case 0 -> new LineDescribed(line, day, description(random.nextInt(LINES)));
            case 1 -> new Appropriated(line, day, amount(), "财预〔2022〕" + id, null);
            case 2 ->
                    new Supplemented(
                            line,
                            day,
                            new AdjustmentId("S-" + id),
                            amount(),
                            false,
                            "追" + id,
                            reason());
            case 3 ->
                    new TransferredOut(
                            line,
                            day,
                            new AdjustmentId("T-" + id),
                            amount(),
                            line(0),
                            null,
                            reason());
            case 4 ->
                    new TransferredIn(
                            line, day, new AdjustmentId("T-" + id), amount(), line(1), "d", null);
            case 5 -> new Frozen(line, day, amount(), null, reason());
            case 6 ->
                    new CommitmentPlaced(
                            line, day, new CommitmentId("C-" + id), amount(), payee(), null);
            case 7 ->
                    new CommitmentRevised(
                            line, day, new CommitmentId("C-" + id), amount().negated(), reason());
            case 8 ->
                    new LineClosed(
                            line,
                            day,
                            List.of(new Portion(new FiscalYear(2022), amount())),
                            amount(),
                            null,
                            null);
            case 9 -> new DisbursementApproved(line, day, payment(id));
            case 10 ->
                    new DisbursementRequested(
                            line,
                            day,
                            payment(id),
                            amount(),
                            unit(),
                            voucher(id),
                            payee(),
                            null,
                            reason());
            case 11 ->
                    new DisbursementRefunded(
                            line,
                            day,
                            new RefundId("R-" + id),
                            payment(id),
                            amount(),
                            unit(),
                            voucher(id),
                            null,
                            null);
            case 12 -> paid(line, day, id, new CommitmentId("C-" + id), payment("0"));
            default -> paid(line, day, id, null, null);
        };
    }

    private DisbursementRecorded paid(
            LineId line,
            LocalDate day,
            String id,
            @Nullable CommitmentId commitment,
            @Nullable DisbursementId corrects) {
        return new DisbursementRecorded(
                line,
                day,
                payment(id),
                amount(),
                unit(),
                voucher(id),
                payee(),
                commitment,
                reason(),
                corrects);
    }

    static LineId line(int number) {
        return new LineId(new FiscalYear(number % 3 == 0 ? 2023 : 2022), "035-L" + number);
    }

    private LineDescription description(int number) {
        return new LineDescription(
                new UnitCode(UNITS.get(number % UNITS.size())),
                new FunctionCode("20" + number),
                ExpenditureKind.PROJECT,
                number % 4 == 0 ? "其他运转类" : null,
                number % 2 == 0 ? null : new ProjectCode(PROJECTS.get(number % PROJECTS.size())),
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2022, 1, 1).plusDays(number);
    }

    private Money amount() {
        return new Money(random.nextInt(4) == 0 ? 1250 : random.nextLong(1, 500_000));
    }

    private String payee() {
        return PAYEES.get(random.nextInt(PAYEES.size()));
    }

    private @Nullable String reason() {
        return random.nextInt(3) == 0 ? null : REASONS.get(random.nextInt(REASONS.size()));
    }

    private static UnitCode unit() {
        return new UnitCode("035001");
    }

    private static DisbursementId payment(String id) {
        return new DisbursementId("035001/2022/PAY-" + id);
    }

    private static VoucherNumber voucher(String id) {
        return new VoucherNumber("2022-凭-" + id);
    }
}
