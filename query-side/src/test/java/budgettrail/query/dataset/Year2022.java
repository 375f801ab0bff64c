package budgettrail.query.dataset;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the dataset: the budget of 2022 and its synthetic execution, as an import makes
 * them.
 */
public final class Year2022 {
    public static final FiscalYear YEAR = new FiscalYear(2022);

    private final List<Fact> facts = new ArrayList<>();
    private final Set<LineId> opened = new HashSet<>();
    private final Map<String, LineDescription> laterLines = new LinkedHashMap<>();
    private final Map<String, Money> appropriations;
    private final List<NamedCsvRecord> ledger = Table.rows("synthetic_execution_2022");

    private Year2022() {
        appropriations =
                Table.rows("projects").stream()
                        .filter(row -> !row.getField("of_which_fiscal_appropriation").isEmpty())
                        .filter(
                                row ->
                                        !row.getField("of_which_fiscal_appropriation")
                                                .equals(row.getField("amount")))
                        .collect(
                                Collectors.toMap(
                                        row -> row.getField("project_code"),
                                        row -> wan(row.getField("of_which_fiscal_appropriation"))));
        reference();
        opening();
        ledger.forEach(this::row);
        closing();
    }

    /** All facts, in order. */
    public static List<Fact> facts() {
        return List.copyOf(new Year2022().facts);
    }

    public static LineId line(String key) {
        return new LineId(YEAR, key);
    }

    private void reference() {
        for (var row : Table.rows("units")) {
            facts.add(
                    new UnitDescribed(
                            new UnitCode(row.getField("code")),
                            YEAR.firstDay(),
                            row.getField("name_zh"),
                            row.getField("name_en"),
                            optional(row, "parent_code", UnitCode::new)));
        }
        for (var row : Table.rows("projects")) {
            facts.add(
                    new ProjectDescribed(
                            new ProjectCode(row.getField("project_code")),
                            YEAR.firstDay(),
                            row.getField("name_zh"),
                            row.getField("name_en"),
                            row.getField("category_zh")));
        }
    }

    private void opening() {
        for (var row : Table.rows("budget_lines")) {
            var line = line(row.getField("line_key"));
            open(line, YEAR.firstDay(), description(row));
            var amount = Money.yuan(row.getField("initial_yuan"));
            facts.add(new Appropriated(line, YEAR.firstDay(), amount, null, null));
        }
        for (var row : Table.rows("synthetic_new_lines")) {
            laterLines.put(row.getField("line_key"), description(row));
        }
    }

    private void open(LineId line, LocalDate day, LineDescription description) {
        opened.add(line);
        facts.add(new LineOpened(line, day, description));
    }

    private LineDescription description(NamedCsvRecord row) {
        return new LineDescription(
                new UnitCode(row.getField("unit_code")),
                new FunctionCode(row.getField("function_code")),
                ExpenditureKind.valueOf(row.getField("kind")),
                row.getField("category"),
                optional(row, "project_code", ProjectCode::new),
                optional(row, "dept_econ_code", EconomicCode::new),
                optional(row, "gov_econ_code", EconomicCode::new),
                FundType.GENERAL_PUBLIC,
                appropriations.get(row.getField("project_code")),
                false);
    }

    private void row(NamedCsvRecord row) {
        var line = line(row.getField("budget_line_key"));
        var day = LocalDate.parse(row.getField("date"));
        var amount = Money.yuan(row.getField("amount_yuan"));
        var unit = new UnitCode(row.getField("unit_code"));
        var voucher = row.getField("voucher_no");
        var payee = row.getField("payee");
        var reason = row.getField("reason");
        var ref = row.getField("ref");
        switch (row.getField("type")) {
            case "DISBURSEMENT" ->
                    facts.add(
                            new DisbursementRecorded(
                                    line,
                                    day,
                                    payment(unit, voucher),
                                    amount,
                                    unit,
                                    new VoucherNumber(voucher),
                                    payee,
                                    optional(row, "ref", CommitmentId::new),
                                    reason,
                                    null));
            case "REFUND" ->
                    facts.add(
                            new DisbursementRefunded(
                                    line,
                                    day,
                                    new RefundId(unit + "/2022/" + voucher),
                                    payment(unit, ref),
                                    amount,
                                    unit,
                                    new VoucherNumber(voucher),
                                    payee,
                                    reason));
            case "PRIOR_YEAR_REFUND" ->
                    facts.add(
                            new PriorYearRefunded(
                                    line,
                                    day,
                                    new RefundId(unit + "/2022/" + voucher),
                                    amount,
                                    unit,
                                    new VoucherNumber(voucher),
                                    payee,
                                    reason));
            case "COMMITMENT" ->
                    facts.add(
                            new CommitmentPlaced(
                                    line, day, new CommitmentId(voucher), amount, payee, reason));
            case "COMMITMENT_RELEASE" ->
                    facts.add(
                            new CommitmentReleased(
                                    line, day, new CommitmentId(ref), amount, voucher, reason));
            case "SUPPLEMENT" -> {
                if (!opened.contains(line)) {
                    open(line, day, laterLines.get(line.key()));
                }
                var id = new AdjustmentId(voucher);
                facts.add(new Supplemented(line, day, id, amount, false, voucher, reason));
                exempt(row, line, day, id, AdjustmentKind.SUPPLEMENT, amount);
            }
            case "REDUCTION" -> {
                var id = new AdjustmentId(voucher);
                facts.add(new Reduced(line, day, id, amount, false, voucher, reason));
                exempt(row, line, day, id, AdjustmentKind.REDUCTION, amount);
            }
            case "VIREMENT_OUT" ->
                    facts.add(
                            new TransferredOut(
                                    line,
                                    day,
                                    new AdjustmentId(ref),
                                    amount,
                                    other(ref, "VIREMENT_IN"),
                                    voucher,
                                    reason));
            case "VIREMENT_IN" ->
                    facts.add(
                            new TransferredIn(
                                    line,
                                    day,
                                    new AdjustmentId(ref),
                                    amount,
                                    other(ref, "VIREMENT_OUT"),
                                    voucher,
                                    reason));
            case "YEAR_END_LAPSE", "YEAR_END_CARRY_FORWARD" -> {}
            default -> throw new IllegalStateException(row.getField("type"));
        }
    }

    private void exempt(
            NamedCsvRecord row,
            LineId line,
            LocalDate day,
            AdjustmentId id,
            AdjustmentKind kind,
            Money amount) {
        if (row.getField("exempt").equals("Y")) {
            var ground = ExemptionGround.valueOf(row.getField("exempt_ground"));
            facts.add(
                    new ExemptionGranted(
                            line,
                            day,
                            id,
                            kind,
                            amount,
                            null,
                            ground,
                            day,
                            row.getField("voucher_no")));
        }
    }

    private void closing() {
        var forward = yearEnd("YEAR_END_CARRY_FORWARD");
        var lapsed = yearEnd("YEAR_END_LAPSE");
        for (var line : opened.stream().sorted().toList()) {
            var carried = forward.getOrDefault(line, Money.ZERO);
            facts.add(
                    new LineClosed(
                            line,
                            YEAR.lastDay(),
                            carried.zero() ? List.of() : List.of(new Portion(YEAR, carried)),
                            lapsed.getOrDefault(line, Money.ZERO),
                            null,
                            null));
        }
    }

    private Map<LineId, Money> yearEnd(String type) {
        return ledger.stream()
                .filter(row -> row.getField("type").equals(type))
                .collect(
                        Collectors.toMap(
                                row -> line(row.getField("budget_line_key")),
                                row -> Money.yuan(row.getField("amount_yuan"))));
    }

    private LineId other(String ref, String type) {
        return ledger.stream()
                .filter(row -> row.getField("ref").equals(ref) && row.getField("type").equals(type))
                .map(row -> line(row.getField("budget_line_key")))
                .findFirst()
                .orElseThrow();
    }

    private static DisbursementId payment(UnitCode unit, String voucher) {
        return new DisbursementId(unit + "/2022/" + voucher);
    }

    private static Money wan(String wan) {
        return new Money(Money.yuan(wan).fen() * 10_000);
    }

    private static <T> @Nullable T optional(
            NamedCsvRecord row, String column, Function<String, T> type) {
        var text = row.getField(column);
        return text.isEmpty() ? null : type.apply(text);
    }
}
