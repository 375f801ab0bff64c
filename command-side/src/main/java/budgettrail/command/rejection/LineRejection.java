package budgettrail.command.rejection;

import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;

/** The line, the unit or the day forbids it. */
public sealed interface LineRejection extends Rejection {

    /**
     * No such line, or not yet on that day.
     *
     * @param field where the command names the line
     */
    record UnknownLine(LineId line, String field) implements LineRejection {
        public UnknownLine(LineId line) {
            this(line, "line");
        }
    }

    /** The acting unit is not the unit of the line. */
    record UnitMismatch(LineId line, UnitCode unit, UnitCode acting) implements LineRejection {}

    /**
     * The line's year is over, or the day is outside it.
     *
     * @param field where the command names the day, or what it is of
     */
    record YearClosed(LineId line, LocalDate effective, String field) implements LineRejection {
        public YearClosed(LineId line, LocalDate effective) {
            this(line, effective, "effective");
        }

        public FiscalYear year() {
            return line.year();
        }
    }

    /**
     * A fact of tomorrow cannot be recorded today.
     *
     * @param field where the command names the day
     */
    record DateInFuture(String field, LocalDate date, LocalDate today) implements LineRejection {}

    record LineAlreadyOpen(LineId line) implements LineRejection {}

    /** The initial budget is approved once and never overwritten. */
    record AlreadyAppropriated(LineId line, Money initial) implements LineRejection {}

    /**
     * What it was opened as does not tell what it is now.
     *
     * @param since the day its description counts from
     */
    record DescribedAnew(LineId line, LocalDate since) implements LineRejection {}

    /**
     * The name, chosen by the caller, is taken.
     *
     * @param field where the command names it
     */
    record DuplicateId(String field, String id) implements LineRejection {}

    /** A line keeps at most so many of them open. */
    record LimitReached(LineId line, Limited what, String limit) implements LineRejection {}

    /** What a line has a limit of. */
    enum Limited {
        COMMITMENTS("commitment"),
        REQUESTS("disbursement"),
        ADJUSTMENTS("adjustment"),
        ADJUSTED_BUDGET("amount"),
        YEARS("line");

        private final String field;

        Limited(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
