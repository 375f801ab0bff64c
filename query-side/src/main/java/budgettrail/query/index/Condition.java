package budgettrail.query.index;

import java.util.List;
import java.util.Set;

/** What a fact must be to be found. */
public sealed interface Condition {
    boolean holds(FactEntry entry);

    /** One of these fields has such a text. */
    record Text(Set<Field> fields, TextTest test) implements Condition {
        public Text {
            fields = Set.copyOf(fields);
        }

        @Override
        public boolean holds(FactEntry entry) {
            for (var field : fields) {
                var text = entry.texts().get(field);
                if (text != null && test.on(text, text.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** In fen, both included. */
    record AmountWithin(long least, long most) implements Condition {
        @Override
        public boolean holds(FactEntry entry) {
            var amount = entry.amount();
            return amount != null && amount.fen() >= least && amount.fen() <= most;
        }
    }

    /** Days since 1970-01-01, both included. */
    record DayWithin(int first, int last) implements Condition {
        @Override
        public boolean holds(FactEntry entry) {
            return entry.day() >= first && entry.day() <= last;
        }
    }

    /** Both included. Recorded times never go back: between moments is between positions. */
    record PositionWithin(long first, long last) implements Condition {
        @Override
        public boolean holds(FactEntry entry) {
            return entry.position() >= first && entry.position() <= last;
        }
    }

    record Imported() implements Condition {
        @Override
        public boolean holds(FactEntry entry) {
            return entry.imported();
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(FactEntry entry) {
            return !condition.holds(entry);
        }
    }

    static boolean allHold(List<Condition> conditions, FactEntry entry) {
        for (var condition : conditions) {
            if (!condition.holds(entry)) {
                return false;
            }
        }
        return true;
    }
}
