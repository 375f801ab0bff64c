package budgettrail.faults;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.adjustment.Unfreeze;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.disbursement.ApproveDisbursement;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.PayDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.disbursement.RejectDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.disbursement.WithdrawDisbursement;
import budgettrail.command.line.Command;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What one client wants, drawn from a seed: payments for the most part, on lines that all clients
 * share, so small that they are often refused; and a line of its own now and then, which it opens,
 * spends and closes.
 */
final class Orders {
    private static final UnitCode UNIT = Budget.UNIT;
    private static final int SHARED_VOUCHERS = 40;
    private static final int REMEMBERED = 200;

    private final SplittableRandom random;
    private final String name;
    private final List<LineId> lines;
    private final Deque<Command> next = new ArrayDeque<>();
    private final List<Payment> paid = new ArrayList<>();
    private final List<DisbursementId> requested = new ArrayList<>();
    private final List<DisbursementId> approved = new ArrayList<>();
    private final List<PlaceCommitment> contracts = new ArrayList<>();
    private int count;

    /**
     * @param name keeps its names apart from those of others
     */
    Orders(SplittableRandom random, String name, List<LineId> lines) {
        this.random = random;
        this.name = name;
        this.lines = lines;
    }

    String key() {
        return name + "k" + count++;
    }

    Command next() {
        if (!next.isEmpty()) {
            return next.removeFirst();
        }
        var line = any(lines);
        return switch (random.nextInt(50)) {
            case 0, 1, 2, 3, 4 ->
                    new Supplement(line, day(), adjustment(), amount(), false, null, null, null);
            case 5, 6, 7, 8, 9, 10 ->
                    new Transfer(line, any(lines), day(), adjustment(), amount(), null, null);
            case 11 -> new Reduce(line, day(), adjustment(), amount(), false, null, null);
            case 12 -> new Freeze(line, day(), amount(), null, null);
            case 13 -> new Unfreeze(line, day(), amount(), null, null);
            case 14, 15 ->
                    new PlaceCommitment(
                            line, day(), new CommitmentId(fresh("C")), amount(), "示例公司", null);
            case 16 -> release(line);
            case 17, 18, 19 -> new RequestDisbursement(payment(line, null));
            case 20, 21, 22, 23 -> step(line);
            case 24, 25, 26, 27, 28 -> refund(line);
            case 29, 30 -> correct(line);
            case 31 -> life();
            case 32 -> numberAgain(line);
            default -> new RecordDisbursement(payment(line, null));
        };
    }

    /** What was told of it decides what can be wanted next. */
    void learn(Command command, boolean accepted) {
        if (!accepted) {
            return;
        }
        switch (command) {
            case RecordDisbursement(var it) -> remember(paid, it);
            case RequestDisbursement(var it) -> remember(requested, it.disbursement());
            case ApproveDisbursement it -> remember(approved, it.disbursement());
            case PlaceCommitment it -> remember(contracts, it);
            case CorrectDisbursement it -> remember(paid, it.payment());
            default -> {}
        }
    }

    private <T> void remember(List<T> all, T one) {
        all.add(one);
        if (all.size() > REMEMBERED) {
            all.removeFirst();
        }
    }

    private Command release(LineId line) {
        if (contracts.isEmpty()) {
            return new RecordDisbursement(payment(line, null));
        }
        var it = any(contracts);
        return random.nextBoolean()
                ? new ReleaseCommitment(it.line(), day(), it.commitment(), amount(), null, null)
                : new RecordDisbursement(payment(it.line(), it.commitment()));
    }

    private Command step(LineId line) {
        if (!approved.isEmpty() && random.nextBoolean()) {
            return new PayDisbursement(any(approved), afterwards());
        }
        if (requested.isEmpty()) {
            return new RequestDisbursement(payment(line, null));
        }
        var it = any(requested);
        return switch (random.nextInt(5)) {
            case 0 -> new RejectDisbursement(it, afterwards(), null);
            case 1 -> new WithdrawDisbursement(it, afterwards(), null);
            default -> new ApproveDisbursement(it, afterwards());
        };
    }

    private Command refund(LineId line) {
        if (paid.isEmpty()) {
            return new RecordDisbursement(payment(line, null));
        }
        var it = any(paid);
        var most = Math.max(1, it.amount().fen());
        return new RefundDisbursement(
                it.line(),
                day(),
                new RefundId(fresh("R")),
                it.disbursement(),
                new Money(random.nextLong(1, most + 2)),
                UNIT,
                voucher(),
                null,
                null);
    }

    private Command correct(LineId line) {
        if (paid.isEmpty()) {
            return new RecordDisbursement(payment(line, null));
        }
        var it = any(paid);
        var to = payment(random.nextBoolean() ? it.line() : line, null);
        var voucher = random.nextBoolean() ? it.voucher() : to.voucher();
        return new CorrectDisbursement(
                it.disbursement(),
                new Payment(
                        to.line(),
                        to.effective(),
                        to.disbursement(),
                        to.amount(),
                        UNIT,
                        voucher,
                        to.payee(),
                        null,
                        null));
    }

    /** Asked for, taken back, and asked for again under the number that was given back. */
    private Command numberAgain(LineId line) {
        var first = payment(line, null, new Money(1));
        var again = payment(line, null, new Money(1));
        next.add(new WithdrawDisbursement(first.disbursement(), line.year().lastDay(), null));
        next.add(
                new RequestDisbursement(
                        new Payment(
                                line,
                                again.effective(),
                                again.disbursement(),
                                again.amount(),
                                UNIT,
                                first.voucher(),
                                again.payee(),
                                null,
                                null)));
        return new RequestDisbursement(first);
    }

    /** Opened, spent in part, closed to the fen, and deaf to whatever comes after. */
    private Command life() {
        var line = new LineId(Budget.YEAR, fresh("life"));
        var initial = random.nextLong(500, 5_000);
        var spent = random.nextLong(1, 400);
        var carried = random.nextLong(0, initial - spent);
        next.add(new RecordDisbursement(payment(line, null, new Money(spent))));
        next.add(
                new CloseLine(
                        line,
                        Budget.YEAR.lastDay(),
                        new Money(carried),
                        new Money(initial - spent - carried),
                        null,
                        null));
        next.add(new RecordDisbursement(payment(line, null, new Money(1))));
        next.add(new RecordDisbursement(payment(line.nextYear(), null, new Money(1))));
        return new OpenLine(
                line, Budget.YEAR.firstDay(), Budget.DESCRIPTION, new Money(initial), null, null);
    }

    private Payment payment(LineId line, @Nullable CommitmentId commitment) {
        return payment(line, commitment, amount());
    }

    private Payment payment(LineId line, @Nullable CommitmentId commitment, Money amount) {
        var day = line.year().equals(Budget.YEAR) ? day() : line.year().firstDay();
        return new Payment(
                line,
                day,
                new DisbursementId(fresh("P")),
                amount,
                UNIT,
                voucher(),
                "示例公司",
                commitment,
                null);
    }

    /** Some numbers are wanted by everybody. */
    private VoucherNumber voucher() {
        return new VoucherNumber(
                random.nextInt(25) == 0 ? "V" + random.nextInt(SHARED_VOUCHERS) : fresh("V"));
    }

    private AdjustmentId adjustment() {
        return new AdjustmentId(fresh("A"));
    }

    private Money amount() {
        return new Money(random.nextInt(40) == 0 ? 100_000 : random.nextLong(1, 300));
    }

    private LocalDate day() {
        return LocalDate.ofYearDay(Budget.YEAR.value(), 1 + random.nextInt(365));
    }

    /** A day that is mostly not before the one on which it was asked for. */
    private LocalDate afterwards() {
        return random.nextInt(10) == 0 ? day() : Budget.YEAR.lastDay();
    }

    private String fresh(String what) {
        return name + what + count++;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
