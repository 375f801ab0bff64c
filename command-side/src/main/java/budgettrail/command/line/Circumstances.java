package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.money.Money;
import java.time.LocalDate;

/**
 * What a decision may know beside state and command.
 *
 * @param today the day in Asia/Shanghai; facts dated later are refused unless imported
 * @param imported whether the command is a row of an imported file
 * @param fourEyesLimit the largest payment that one person may record as already paid
 */
public record Circumstances(Actor actor, LocalDate today, boolean imported, Money fourEyesLimit) {}
