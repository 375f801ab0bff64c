package budgettrail.command.rejection;

import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;

/** The amount is wrong, or the line has not so much. */
public sealed interface MoneyRejection extends Rejection {

    /**
     * Not an amount this command can use: zero, negative, or 10^13 yuan and above.
     *
     * @param field where the command names it
     */
    record InvalidAmount(String field, Money amount) implements MoneyRejection {}

    /**
     * More than the line has to spend, to reserve or to give away.
     *
     * @param field where the command names the amount
     */
    record ExceedsAvailable(LineId line, Money asked, Money available, String field)
            implements MoneyRejection {
        public ExceedsAvailable(LineId line, Money asked, Money available) {
            this(line, asked, available, "amount");
        }
    }

    /** More of a line is 财政拨款 than there is of it. */
    record PartExceedsWhole(Money part, Money whole) implements MoneyRejection {}

    record ExceedsFrozen(LineId line, Money asked, Money frozen) implements MoneyRejection {}
}
