package budgettrail.command.line;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.adjustment.Unfreeze;
import budgettrail.command.adjustment.WithdrawExemption;
import budgettrail.command.appropriation.Appropriate;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.commitment.ReviseCommitment;
import budgettrail.command.disbursement.ApproveDisbursement;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.PayDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.disbursement.RefundPriorYear;
import budgettrail.command.disbursement.RejectDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.disbursement.WithdrawDisbursement;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Commands that three people might give about the lines of a small budget in two years, good and
 * bad, drawn from a seed. It looks at the second book to hit boundaries and to bring years to their
 * end.
 */
public final class RandomCommands {
    /** A command, and who gives it when. */
    public record Attempt(Command command, Circumstances by) {}

    public static final Money LIMIT = new Money(3_000);

    private static final FiscalYear YEAR = RandomBudget.YEAR;

    /** The day on which most of them are given. */
    public static final LocalDate TODAY = LocalDate.of(2023, 12, 31);

    private final SplittableRandom random;
    private final ModelBook book;
    private final RandomBudget budget;
    private final Map<String, Integer> names = new HashMap<>();
    private int step;

    public RandomCommands(long seed, ModelBook book, RandomBudget budget) {
        this.random = new SplittableRandom(seed);
        this.book = book;
        this.budget = budget;
    }

    /** The next one; the first open the lines, the last third goes towards the year end. */
    public Attempt next() {
        step++;
        if (step <= budget.keys().size() && !chance(10)) {
            return new Attempt(opening(new LineId(YEAR, budget.keys().get(step - 1))), by());
        }
        var line = line();
        if (step > 110 && chance(35)) {
            var old = new LineId(YEAR, key());
            return ending(book.closed(old) && chance(60) ? old.nextYear() : old);
        }
        return new Attempt(command(line), by());
    }

    private Command command(LineId line) {
        return switch (random.nextInt(25)) {
            case 0 -> opening(line);
            case 1 -> new Appropriate(line, amount(line), null, null);
            case 2, 3 -> supplement(line);
            case 4 -> new Reduce(line, day(line), adjustment(), amount(line), false, null, null);
            case 5, 6 ->
                    new Transfer(
                            line, other(line), day(line), adjustment(), amount(line), null, null);
            case 7, 8 -> exemption(line);
            case 9 -> new Freeze(line, day(line), amount(line), null, null);
            case 10 -> new Unfreeze(line, day(line), amount(book.frozen(line)), null, null);
            case 11, 12 ->
                    new PlaceCommitment(
                            line, day(line), contract(line), amount(line), "示例公司", null);
            case 13 -> revise(line);
            case 14 -> release(line);
            case 15, 16 -> new RequestDisbursement(payment(line));
            case 17, 18, 19 -> new RecordDisbursement(payment(line));
            case 20, 21 -> onRequest(waitingOr(line));
            case 22 -> refund(line);
            case 23 -> correction(line);
            default ->
                    chance(50)
                            ? onRequest(known("P"))
                            : new RefundPriorYear(
                                    line,
                                    day(line),
                                    new RefundId(fresh("R")),
                                    amount(line),
                                    unit(line),
                                    voucher(),
                                    null,
                                    null);
        };
    }

    private Command opening(LineId line) {
        var initial = chance(85) ? new Money(random.nextLong(0, 20_000)) : null;
        return new OpenLine(line, day(line), budget.description(line.key()), initial, null, null);
    }

    private Command supplement(LineId line) {
        return new Supplement(
                line,
                day(line),
                adjustment(),
                amount(line),
                chance(20),
                null,
                null,
                chance(20) ? budget.description(line.key()) : null);
    }

    private Command exemption(LineId line) {
        var id = new AdjustmentId(known("A"));
        var document = chance(85) ? "文〔2022〕1号" : null;
        return chance(60)
                ? new GrantExemption(id, ExemptionGround.SUPERIOR_ORDER, day(line), document)
                : new WithdrawExemption(id, day(line), document);
    }

    private Command revise(LineId line) {
        var contract = openContract(line);
        var change =
                chance(50) ? amount(line) : amount(book.freeOf(line, contract.value())).negated();
        return new ReviseCommitment(line, day(line), contract, change, null);
    }

    private Command release(LineId line) {
        var contract = openContract(line);
        var amount = amount(book.freeOf(line, contract.value()));
        return new ReleaseCommitment(line, day(line), contract, amount, null, null);
    }

    private Payment payment(LineId line) {
        var contract = chance(30) ? openContract(line) : null;
        var limit = contract == null ? book.available(line) : book.freeOf(line, contract.value());
        return new Payment(
                line,
                day(line),
                new DisbursementId(chance(3) ? known("P") : fresh("P")),
                amount(limit),
                unit(line),
                voucher(),
                "示例银行",
                contract,
                null);
    }

    private Command refund(LineId line) {
        var name =
                chance(85) && !book.paid.isEmpty() ? pick(List.copyOf(book.paid.keySet())) : null;
        var paid = name == null ? null : book.paid.get(name);
        var of = paid == null || chance(5) ? line : paid.line();
        var left = paid == null ? 100 : paid.fen() - book.refunded.getOrDefault(name, 0L);
        return new RefundDisbursement(
                of,
                day(of),
                new RefundId(chance(3) ? known("R") : fresh("R")),
                reference(name),
                amount(left),
                unit(of),
                voucher(),
                null,
                null);
    }

    private @Nullable DisbursementId reference(@Nullable String name) {
        if (name == null) {
            return chance(50) ? null : new DisbursementId(known("P"));
        }
        return new DisbursementId(name);
    }

    private Command correction(LineId line) {
        if (book.paid.isEmpty() || chance(10)) {
            return new CorrectDisbursement(new DisbursementId(known("P")), payment(line));
        }
        var name = pick(List.copyOf(book.paid.keySet()));
        var old = book.paid.get(name);
        var to = chance(50) ? old.line() : line;
        var fresh = payment(to);
        var payment =
                new Payment(
                        to,
                        fresh.effective(),
                        fresh.disbursement(),
                        chance(50) ? new Money(old.fen()) : amount(book.available(to) + old.fen()),
                        fresh.unit(),
                        chance(60) ? new VoucherNumber(old.voucher()) : fresh.voucher(),
                        fresh.payee(),
                        chance(50) && !old.contract().isEmpty()
                                ? new CommitmentId(old.contract())
                                : fresh.commitment(),
                        null);
        return new CorrectDisbursement(new DisbursementId(name), payment);
    }

    private Command onRequest(String name) {
        var id = new DisbursementId(name);
        var line = book.took.containsKey(name) ? book.lineOf(name) : line();
        var approved = book.approved(name);
        var day = book.took.containsKey(name) ? from(book.took.get(name).day()) : day(line);
        return switch (random.nextInt(10)) {
            case 0 -> new RejectDisbursement(id, day, null);
            case 1 -> new WithdrawDisbursement(id, day, null);
            case 2 -> new ApproveDisbursement(id, day);
            case 3 -> new PayDisbursement(id, day);
            default -> approved ? new PayDisbursement(id, day) : new ApproveDisbursement(id, day);
        };
    }

    /** That day or one after it in its year, seldom the day before. */
    private LocalDate from(LocalDate day) {
        var left = day.lengthOfYear() - day.getDayOfYear();
        return day.plusDays(chance(5) ? -1 : random.nextInt(left + 1));
    }

    /** Settles what is pending, then closes, mostly as it should be. */
    private Attempt ending(LineId line) {
        var end = line.year().lastDay();
        var waiting = book.waiting(line);
        if (!waiting.isEmpty() && chance(90)) {
            var name = pick(waiting);
            var requester = new Actor(book.requester(name));
            return new Attempt(
                    new WithdrawDisbursement(new DisbursementId(name), end, null),
                    new Circumstances(requester, TODAY, false, LIMIT));
        }
        if (book.frozen(line) > 0 && chance(90)) {
            var frozen = new Money(book.frozen(line));
            return new Attempt(new Unfreeze(line, end, frozen, null, null), by());
        }
        var balance = Math.max(0, book.balance(line));
        var least = Math.clamp(book.committed(line), 0, balance);
        var carry = chance(90) ? least + random.nextLong(balance - least + 1) : least - 1;
        var lapse = balance - carry + (chance(95) ? 0 : 1);
        var day = chance(97) ? end : day(line);
        return new Attempt(
                new CloseLine(line, day, new Money(carry), new Money(lapse), null, null), by());
    }

    private Circumstances by() {
        var actor = new Actor(pick(List.of("zhang", "li", "wang")));
        var today = chance(97) ? TODAY : LocalDate.of(2022, 7, 1);
        return new Circumstances(actor, today, chance(5), LIMIT);
    }

    private String key() {
        return pick(budget.keys());
    }

    private LineId line() {
        var line = new LineId(YEAR, key());
        return chance(book.closed(line) ? 85 : 4) ? line.nextYear() : line;
    }

    private LineId other(LineId line) {
        var year = chance(95) ? line.year() : YEAR.next();
        return new LineId(year, key());
    }

    private LocalDate day(LineId line) {
        var year = chance(97) ? line.year().value() : 2021 + random.nextInt(4);
        return LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    }

    private UnitCode unit(LineId line) {
        return chance(97) ? budget.unit(line.key()) : budget.stranger();
    }

    private AdjustmentId adjustment() {
        return new AdjustmentId(chance(3) ? known("A") : fresh("A"));
    }

    private CommitmentId contract(LineId line) {
        return chance(5) ? openContract(line) : new CommitmentId(fresh("C"));
    }

    private CommitmentId openContract(LineId line) {
        var open = book.openContracts(line);
        return new CommitmentId(open.isEmpty() || chance(5) ? known("C") : pick(open));
    }

    private String waitingOr(LineId line) {
        var waiting = book.waiting(line);
        return waiting.isEmpty() ? known("P") : pick(waiting);
    }

    private VoucherNumber voucher() {
        return new VoucherNumber(chance(6) ? known("V") : fresh("V"));
    }

    private Money amount(LineId line) {
        return amount(book.available(line));
    }

    /** Small, or just what is left, or one fen more, or nonsense. */
    private Money amount(long left) {
        return new Money(
                switch (random.nextInt(20)) {
                    case 0 -> 0;
                    case 1 -> -random.nextLong(1, 1_000);
                    case 2 -> left;
                    case 3 -> left + 1;
                    case 4 -> random.nextLong(1, 20_000);
                    default -> random.nextLong(1, Math.clamp(left, 2, 2_000) + 1);
                });
    }

    private String fresh(String prefix) {
        return budget.prefix() + prefix + names.merge(prefix, 1, Integer::sum);
    }

    private String known(String prefix) {
        return budget.prefix() + prefix + (1 + random.nextInt(names.getOrDefault(prefix, 0) + 1));
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
