package budgettrail.command.line;

import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the register answered: the rows of each key asked for. Refunds are found under the payment
 * they name.
 *
 * @param closedYears those of the years asked for in which lines were opened and all are closed
 */
public record Evidence(Map<RegisterKey, List<RegisterRow>> rows, Set<FiscalYear> closedYears) {
    public static final Evidence NONE = new Evidence(Map.of());

    public Evidence {
        rows = Map.copyOf(rows);
        closedYears = Set.copyOf(closedYears);
    }

    public Evidence(Map<RegisterKey, List<RegisterRow>> rows) {
        this(rows, Set.of());
    }

    public boolean knows(RegisterKey key) {
        return count(key) > 0;
    }

    public int count(RegisterKey key) {
        return rows.getOrDefault(key, List.of()).size();
    }

    public Optional<RegisterRow> first(RegisterKey key) {
        return rows.getOrDefault(key, List.of()).stream().findFirst();
    }

    /** The amounts of all rows of the key. */
    public Money sum(RegisterKey key) {
        return rows.getOrDefault(key, List.of()).stream()
                .map(RegisterRow::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
