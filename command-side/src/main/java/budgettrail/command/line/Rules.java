package budgettrail.command.line;

import budgettrail.command.rejection.LineRejection.DateInFuture;
import budgettrail.command.rejection.LineRejection.DuplicateId;
import budgettrail.command.rejection.LineRejection.LimitReached;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.command.rejection.LineRejection.UnitMismatch;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.command.rejection.MoneyRejection.ExceedsAvailable;
import budgettrail.command.rejection.MoneyRejection.InvalidAmount;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.RegisterKey;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a command in their order of precedence. The first that is broken is the answer; the
 * ones after it are not even looked at, and so may rely on those before.
 */
public final class Rules {
    /** 10^13 yuan: no amount and no adjusted budget reaches it. */
    public static final Money TOO_MUCH = new Money(1_000_000_000_000_000L);

    private @Nullable Rejection broken;

    private Rules() {}

    public static Rules inOrder() {
        return new Rules();
    }

    public Rules amount(Money amount) {
        return amount("amount", amount);
    }

    public Rules amount(String field, Money amount) {
        return refuseIf(
                () -> !amount.positive() || !TOO_MUCH.exceeds(amount),
                () -> new InvalidAmount(field, amount));
    }

    /** As {@link #amount}, but nothing is an amount too. */
    public Rules amountOrNothing(String field, Money amount) {
        return amount.zero() ? this : amount(field, amount);
    }

    /** Known, of this year, still open, not of tomorrow: what every fact on a line must be. */
    public Rules line(LineId line, LocalDate effective, Lines lines, Circumstances by) {
        return known(line, "line", effective, lines)
                .inOpenYear(line, effective, lines)
                .notInFuture("effective", effective, by);
    }

    /** As above, and the acting unit is the line's. */
    public Rules line(
            LineId line, UnitCode acting, LocalDate effective, Lines lines, Circumstances by) {
        return known(line, "line", effective, lines)
                .ofUnit(line, acting, lines)
                .inOpenYear(line, effective, lines)
                .notInFuture("effective", effective, by);
    }

    /** Somebody opened it, and not only after that day of its year. */
    public Rules known(LineId line, String field, LocalDate effective, Lines lines) {
        return refuseIf(
                () ->
                        switch (lines.state(line)) {
                            case Unopened _ -> true;
                            case Open open -> openedLater(line, open.opened(), effective);
                            case Closed closed -> openedLater(line, closed.opened(), effective);
                        },
                () -> new UnknownLine(line, field));
    }

    private static boolean openedLater(LineId line, LocalDate opened, LocalDate effective) {
        return line.year().holds(effective) && effective.isBefore(opened);
    }

    private Rules ofUnit(LineId line, UnitCode acting, Lines lines) {
        return refuseIf(
                () -> !unit(line, lines).equals(acting),
                () -> new UnitMismatch(line, unit(line, lines), acting));
    }

    private static UnitCode unit(LineId line, Lines lines) {
        return switch (lines.state(line)) {
            case Open open -> open.description().unit();
            case Closed closed -> closed.description().unit();
            case Unopened _ -> throw new IllegalStateException("Not open: " + line);
        };
    }

    public Rules inOpenYear(LineId line, LocalDate effective, Lines lines) {
        return refuseIf(
                () -> !line.year().holds(effective) || lines.state(line) instanceof Closed,
                () -> new YearClosed(line, effective));
    }

    /** An imported history may reach beyond today. */
    public Rules notInFuture(String field, LocalDate date, Circumstances by) {
        return refuseIf(
                () -> !by.imported() && date.isAfter(by.today()),
                () -> new DateInFuture(field, date, by.today()));
    }

    /** Nobody has used the name the caller chose. */
    public Rules newName(RegisterKey key, String field, String id, Evidence evidence) {
        return refuseIf(() -> evidence.knows(key), () -> new DuplicateId(field, id));
    }

    /** The line has so much that is not spent, reserved or set aside. */
    public Rules within(LineId line, Money amount, Lines lines) {
        return within(line, "amount", amount, lines);
    }

    public Rules within(LineId line, String field, Money amount, Lines lines) {
        return refuseIf(
                () -> amount.exceeds(lines.open(line).available()),
                () -> new ExceedsAvailable(line, amount, lines.open(line).available(), field));
    }

    /** The adjusted budget stays countable. */
    public Rules growsBy(LineId line, Money amount, Lines lines) {
        return refuseIf(
                () -> !TOO_MUCH.exceeds(lines.open(line).sums().adjusted().plus(amount)),
                () -> new LimitReached(line, Limited.ADJUSTED_BUDGET, TOO_MUCH.yuan()));
    }

    /** Of what it keeps open the line can keep so many more. */
    public Rules room(LineId line, Limited what, Supplier<OpenItems<?, ?>> items, int more) {
        return refuseIf(
                () -> items.get().lacksRoomFor(more),
                () -> new LimitReached(line, what, Integer.toString(OpenItems.LIMIT)));
    }

    public Rules refuseIf(BooleanSupplier applies, Supplier<? extends Rejection> why) {
        if (broken == null && applies.getAsBoolean()) {
            broken = why.get();
        }
        return this;
    }

    /** Refuses in any case: by the first broken rule, or by this one. */
    public Decision refuse(Rejection last) {
        return Decision.refuse(broken == null ? last : broken);
    }

    /** Facts if no rule is broken. */
    public Decision otherwise(Supplier<Decision> facts) {
        return broken == null ? facts.get() : Decision.refuse(broken);
    }
}
