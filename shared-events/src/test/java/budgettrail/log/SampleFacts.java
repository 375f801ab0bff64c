package budgettrail.log;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.EconomicScheme;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.List;

/** One fact of every kind. */
public final class SampleFacts {
    private static final LineId LINE = LineId.of("2022:035001-2080104-P-410702220000000012140");
    private static final LineId OTHER = LineId.of("2022:035001-2080104-P-410702220000000012136");
    private static final LineId NEXT = LINE.nextYear();
    private static final LocalDate NEW_YEAR = LocalDate.of(2022, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2022, 5, 19);
    private static final LocalDate LAST = LocalDate.of(2022, 12, 31);
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final ProjectCode PROJECT = new ProjectCode("410702220000000012140");
    private static final AdjustmentId ADJUSTMENT =
            new AdjustmentId("035001/2022/SYN-ADJ-2022-0003");
    private static final CommitmentId CONTRACT = new CommitmentId("SYN-COM-2022-0003");
    private static final DisbursementId PAYMENT =
            new DisbursementId("035001/2022/SYN-PAY-2022-0159");
    private static final VoucherNumber VOUCHER = new VoucherNumber("SYN-PAY-2022-0159");
    private static final Money AMOUNT = Money.yuan("60000.00");
    private static final LineDescription BASIC =
            new LineDescription(
                    UNIT,
                    new FunctionCode("2080101"),
                    ExpenditureKind.BASIC,
                    "WAGES",
                    null,
                    new EconomicCode("30101"),
                    new EconomicCode("50101"),
                    FundType.GENERAL_PUBLIC,
                    null,
                    false);
    private static final LineDescription PROJECT_LINE =
            new LineDescription(
                    UNIT,
                    new FunctionCode("2080104"),
                    ExpenditureKind.PROJECT,
                    "SPECIFIC_TARGET",
                    PROJECT,
                    null,
                    null,
                    FundType.GENERAL_PUBLIC,
                    Money.ZERO,
                    true);

    public static final List<Fact> ONE_OF_EACH =
            List.of(
                    new LineOpened(LINE, NEW_YEAR, PROJECT_LINE),
                    new LineDescribed(LINE, DAY, BASIC),
                    new Appropriated(LINE, NEW_YEAR, Money.yuan("500000.00"), "红人社〔2022〕1号", null),
                    new Supplemented(
                            LINE, DAY, ADJUSTMENT, AMOUNT, true, "SYN-ADJ-2022-0001", "追加"),
                    new Reduced(LINE, DAY, ADJUSTMENT, AMOUNT, false, null, null),
                    new TransferredOut(
                            LINE, DAY, ADJUSTMENT, AMOUNT, OTHER, "SYN-ADJ-2022-0003", "调剂"),
                    new TransferredIn(
                            OTHER, DAY, ADJUSTMENT, AMOUNT, LINE, "SYN-ADJ-2022-0004", "调剂"),
                    new ExemptionGranted(
                            LINE,
                            DAY,
                            ADJUSTMENT,
                            AdjustmentKind.VIREMENT_OUT,
                            AMOUNT,
                            OTHER,
                            ExemptionGround.SUPERIOR_ORDER,
                            LAST,
                            "豫财〔2022〕7号"),
                    new ExemptionWithdrawn(
                            LINE,
                            DAY,
                            ADJUSTMENT,
                            AdjustmentKind.SUPPLEMENT,
                            AMOUNT,
                            null,
                            LAST,
                            "豫财〔2022〕8号"),
                    new Frozen(LINE, DAY, AMOUNT, "冻结1号", null),
                    new Unfrozen(LINE, DAY, AMOUNT, null, "解除"),
                    new CommitmentPlaced(
                            LINE, DAY, CONTRACT, Money.yuan("180000.00"), "示例考试服务中心", "考务服务合同"),
                    new CommitmentRevised(LINE, DAY, CONTRACT, Money.yuan("-0.01"), null),
                    new CommitmentReleased(
                            LINE,
                            DAY,
                            CONTRACT,
                            Money.yuan("400.00"),
                            "SYN-CRL-2022-0001",
                            "合同结算核减"),
                    new CommitmentReopened(
                            NEXT,
                            NEXT.year().firstDay(),
                            CONTRACT,
                            Money.yuan("37500.00"),
                            null,
                            LINE),
                    new DisbursementRequested(
                            LINE, DAY, PAYMENT, AMOUNT, UNIT, VOUCHER, "示例考试服务中心", CONTRACT, "考务"),
                    new DisbursementApproved(LINE, DAY, PAYMENT),
                    new DisbursementRejected(
                            LINE, DAY, PAYMENT, AMOUNT, UNIT, VOUCHER, CONTRACT, "缺合同"),
                    new DisbursementWithdrawn(
                            LINE, DAY, PAYMENT, AMOUNT, UNIT, VOUCHER, null, null),
                    new DisbursementPaid(
                            LINE, DAY, PAYMENT, AMOUNT, UNIT, VOUCHER, "示例考试服务中心", null, null),
                    new DisbursementRecorded(
                            LINE,
                            DAY,
                            PAYMENT,
                            AMOUNT,
                            UNIT,
                            VOUCHER,
                            "示例考试服务中心",
                            CONTRACT,
                            "首付款",
                            null),
                    new DisbursementReversed(
                            LINE,
                            DAY,
                            PAYMENT,
                            AMOUNT,
                            UNIT,
                            VOUCHER,
                            null,
                            new DisbursementId("again"),
                            "金额有误"),
                    new DisbursementRefunded(
                            LINE,
                            DAY,
                            new RefundId("035001/2022/SYN-REF-2022-0001"),
                            PAYMENT,
                            Money.yuan("0.01"),
                            UNIT,
                            new VoucherNumber("SYN-REF-2022-0001"),
                            null,
                            "退票"),
                    new PriorYearRefunded(
                            LINE,
                            DAY,
                            new RefundId("035001/2022/SYN-PYR-2022-0001"),
                            Money.yuan("4200.00"),
                            UNIT,
                            new VoucherNumber("SYN-PYR-2022-0001"),
                            "示例区财政专户",
                            null),
                    new LineClosed(
                            LINE,
                            LAST,
                            List.of(new Portion(new FiscalYear(2022), Money.yuan("37500.00"))),
                            Money.yuan("13500.00"),
                            "SYN-CLS-2022-0008",
                            null),
                    new CarriedIn(
                            NEXT,
                            NEXT.year().firstDay(),
                            new FiscalYear(2022),
                            Money.yuan("37500.00"),
                            LINE),
                    new UnitDescribed(
                            UNIT,
                            NEW_YEAR,
                            "新乡市红旗区人力资源和社会保障局（本级）",
                            "Headquarters",
                            new UnitCode("035")),
                    new ProjectDescribed(PROJECT, NEW_YEAR, "事业招聘专项经费", null, "SPECIFIC_TARGET"),
                    new FunctionCodeDescribed(
                            new FunctionCode("2080104"), NEW_YEAR, "综合业务管理", null),
                    new EconomicCodeDescribed(
                            EconomicScheme.DEPARTMENT,
                            new EconomicCode("30101"),
                            NEW_YEAR,
                            "基本工资",
                            "Basic wages"));

    private SampleFacts() {}
}
