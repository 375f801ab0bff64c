package budgettrail.query.journal;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
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
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Any facts at all in the order of a log, rules or no rules: lines that nobody opened or that are
 * opened twice, virements to lines that never come, sums that do not fit.
 */
final class AnyFacts {
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final UnitCode UNIT = new UnitCode("U");
    private static final int KINDS = 20;

    private final SplittableRandom random;
    private final String name;
    private final int lines;
    private final List<Fact> facts = new ArrayList<>();
    private final List<DisbursementRequested> payments = new ArrayList<>();

    AnyFacts(long seed, int lines) {
        this.random = new SplittableRandom(seed);
        this.name = "S" + seed + "-";
        this.lines = lines;
    }

    List<Fact> some(int count) {
        for (var number = 0; number < lines; number++) {
            if (random.nextInt(10) > 0) { // The others never open, or later.
                facts.add(new LineOpened(line(number), day(), description()));
            }
        }
        while (facts.size() < count) {
            add();
        }
        return List.copyOf(facts);
    }

    /** Two lines make the same payment. */
    static List<Fact> madeTwice(LineId one, LineId other) {
        var any = new AnyFacts(0, 1);
        var payment = new DisbursementId("TWICE");
        var facts = any.opened(one, other);
        facts.add(any.recorded(one, payment));
        facts.add(any.recorded(other, payment));
        return facts;
    }

    /** A line changes the payment of another one. */
    static List<Fact> changedFromOutside(LineId one, LineId other) {
        var any = new AnyFacts(0, 1);
        var payment = new DisbursementId("FOREIGN");
        var facts = any.opened(one, other);
        facts.add(any.recorded(one, payment));
        facts.add(new DisbursementApproved(other, any.day(), payment));
        return facts;
    }

    private List<Fact> opened(LineId one, LineId other) {
        facts.add(new LineOpened(one, day(), description()));
        facts.add(new LineOpened(other, day(), description()));
        return facts;
    }

    private void add() {
        var line = line(random.nextInt(lines));
        switch (random.nextInt(KINDS)) {
            case 0 -> facts.add(new LineDescribed(line, day(), description()));
            case 1 -> facts.add(new Appropriated(line, YEAR.firstDay(), amount(), "d", null));
            case 2 ->
                    facts.add(
                            new Supplemented(line, day(), adjustment(), amount(), true, null, "r"));
            case 3, 4, 5 -> virement(line);
            case 6 -> facts.add(new Frozen(line, day(), amount(), null, null));
            case 7 -> contract(line);
            case 8 -> facts.add(new UnitDescribed(UNIT, day(), "单位", null, null));
            case 9 -> rarely(line);
            case 10, 11, 12, 13 -> request(line);
            case 14 -> facts.add(recorded(line, payment()));
            default -> step();
        }
    }

    private void virement(LineId line) {
        var other = random.nextInt(20) == 0 ? new LineId(YEAR, name + "never") : lineBut(line);
        var id = adjustment();
        var amount = amount();
        var day = day();
        facts.add(new TransferredOut(line, day, id, amount, other, null, null));
        if (!other.key().endsWith("never")) {
            facts.add(new TransferredIn(other, day, id, amount, line, null, null));
        }
        if (random.nextBoolean()) {
            var out = AdjustmentKind.VIREMENT_OUT;
            var ground = ExemptionGround.LOCAL_ORDER;
            facts.add(new ExemptionGranted(line, day, id, out, amount, other, ground, day, "d"));
            if (random.nextBoolean()) {
                facts.add(new ExemptionWithdrawn(line, day, id, out, amount, other, day, "d"));
            }
        }
    }

    private void contract(LineId line) {
        var id = new CommitmentId(name + "C" + facts.size());
        facts.add(new CommitmentPlaced(line, day(), id, amount(), "payee", null));
        facts.add(new CommitmentReleased(line, day(), id, amount(), null, null));
        facts.add(
                new DisbursementRecorded(
                        line, day(), payment(), amount(), UNIT, voucher(), "p", id, null, null));
    }

    private void rarely(LineId line) {
        switch (random.nextInt(30)) {
            case 0 -> facts.add(new LineOpened(line, day(), description()));
            case 1 -> {
                var most = Money.yuan("9999999999999.99");
                var more = Collections.nCopies(9_300, new Portion(new FiscalYear(2021), most));
                facts.add(new LineClosed(line, day(), more, Money.ZERO, null, null));
            }
            default -> facts.add(new LineClosed(line, day(), List.of(), amount(), null, null));
        }
    }

    private void request(LineId line) {
        var request =
                new DisbursementRequested(
                        line, day(), payment(), amount(), UNIT, voucher(), "收款人", null, "r");
        facts.add(request);
        payments.add(request);
    }

    private DisbursementRecorded recorded(LineId line, DisbursementId id) {
        return new DisbursementRecorded(
                line, day(), id, amount(), UNIT, voucher(), "p", null, null, null);
    }

    /** Any step of any payment, however long ago it was requested. */
    private void step() {
        if (payments.isEmpty()) {
            return;
        }
        var of = payments.get(random.nextInt(payments.size()));
        var id = of.disbursement();
        facts.add(
                switch (random.nextInt(5)) {
                    case 0 -> new DisbursementApproved(of.line(), day(), id);
                    case 1 ->
                            new DisbursementRejected(
                                    of.line(),
                                    day(),
                                    id,
                                    of.amount(),
                                    UNIT,
                                    of.voucher(),
                                    null,
                                    "no");
                    case 2 ->
                            new DisbursementReversed(
                                    of.line(),
                                    day(),
                                    id,
                                    of.amount(),
                                    UNIT,
                                    of.voucher(),
                                    null,
                                    payment(),
                                    null);
                    case 3 ->
                            new DisbursementRefunded(
                                    of.line(),
                                    day(),
                                    new RefundId(name + "R" + facts.size()),
                                    id,
                                    amount(),
                                    UNIT,
                                    of.voucher(),
                                    null,
                                    null);
                    default ->
                            new DisbursementPaid(
                                    of.line(),
                                    day(),
                                    id,
                                    of.amount(),
                                    UNIT,
                                    of.voucher(),
                                    "p",
                                    null,
                                    null);
                });
    }

    private LineId line(int number) {
        return new LineId(YEAR, name + number);
    }

    private LineId lineBut(LineId one) {
        var other = line(random.nextInt(lines));
        return other.equals(one) ? lineBut(one) : other;
    }

    private DisbursementId payment() {
        return new DisbursementId(name + "P" + facts.size());
    }

    private VoucherNumber voucher() {
        return new VoucherNumber(name + "V" + facts.size());
    }

    private AdjustmentId adjustment() {
        return new AdjustmentId(name + "A" + facts.size());
    }

    private LocalDate day() {
        return YEAR.firstDay().plusDays(random.nextInt(365));
    }

    private Money amount() {
        return new Money(random.nextLong(1, 1_000_000));
    }

    private LineDescription description() {
        return new LineDescription(
                UNIT,
                new FunctionCode("20" + random.nextInt(10, 90)),
                ExpenditureKind.BASIC,
                null,
                null,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                random.nextBoolean() ? null : amount(),
                random.nextBoolean());
    }
}
