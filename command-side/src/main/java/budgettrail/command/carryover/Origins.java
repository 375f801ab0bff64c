package budgettrail.command.carryover;

import budgettrail.command.line.Open;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What is left of a line by the year it was first appropriated in. Payments use the oldest money
 * first, so what is left is the newest; reductions and virements out take this year's own first.
 *
 * @param left newest first, only amounts above zero; together the balance
 */
record Origins(List<Portion> left) {
    Origins {
        left = List.copyOf(left);
    }

    static Origins of(Open line) {
        var carriedIn = line.carriedIn().values().stream().reduce(Money.ZERO, Money::plus);
        var own = line.sums().adjusted().minus(carriedIn);
        var received = new TreeMap<FiscalYear, Money>(line.carriedIn());
        if (own.positive()) {
            received.merge(line.line().year(), own, Money::plus);
        }
        var all =
                received.descendingMap().entrySet().stream()
                        .map(entry -> new Portion(entry.getKey(), entry.getValue()))
                        .toList();
        return new Origins(newest(all, line.sums().balance()));
    }

    /** So much of it, the newest money first; listed newest last. */
    List<Portion> newest(Money amount) {
        return newest(left, amount).reversed();
    }

    /** What is left of one year's money. */
    Money from(FiscalYear origin) {
        return left.stream()
                .filter(portion -> portion.origin().equals(origin))
                .map(Portion::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static List<Portion> newest(List<Portion> newestFirst, Money amount) {
        var taken = new ArrayList<Portion>();
        var missing = amount;
        for (var portion : newestFirst) {
            var part = portion.amount().atMost(missing);
            if (part.positive()) {
                taken.add(new Portion(portion.origin(), part));
                missing = missing.minus(part);
            }
        }
        return taken;
    }
}
