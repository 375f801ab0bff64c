package budgettrail.faults;

import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.line.Circumstances;
import budgettrail.event.Actor;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** The budget that the clients spend. */
final class Budget {
    static final FiscalYear YEAR = new FiscalYear(2022);
    static final UnitCode UNIT = new UnitCode("U");
    static final LineDescription DESCRIPTION =
            new LineDescription(
                    UNIT,
                    new FunctionCode("2080101"),
                    ExpenditureKind.BASIC,
                    null,
                    null,
                    null,
                    null,
                    FundType.GENERAL_PUBLIC,
                    null,
                    false);

    /** The application's own default. */
    private static final Money FOUR_EYES_LIMIT = Money.yuan("50000.00");

    private Budget() {}

    static List<LineId> lines(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new LineId(YEAR, name + "L" + number))
                .toList();
    }

    static OpenLine opening(LineId line, Money initial) {
        return new OpenLine(line, YEAR.firstDay(), DESCRIPTION, initial, null, null);
    }

    /** What is true of a command that somebody gives. */
    static Circumstances circumstances(Actor actor) {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return new Circumstances(actor, today, false, FOUR_EYES_LIMIT);
    }
}
