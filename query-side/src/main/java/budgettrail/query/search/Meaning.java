package budgettrail.query.search;

import budgettrail.log.EventLog;
import budgettrail.query.index.Condition;
import budgettrail.query.index.Condition.AmountWithin;
import budgettrail.query.index.Condition.DayWithin;
import budgettrail.query.index.Condition.Imported;
import budgettrail.query.index.Condition.Not;
import budgettrail.query.index.Condition.PositionWithin;
import budgettrail.query.index.Condition.Text;
import budgettrail.query.index.Field;
import budgettrail.query.index.Folding;
import budgettrail.query.index.TextTest;
import budgettrail.query.reading.Sight;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a query comes down to for whoever asks: the conditions that facts must meet.
 *
 * @param seen the units that may be seen, and the tree of all of them
 */
record Meaning(EventLog log, Sight seen) {
    /** At the end of a text: what begins so. */
    static final String STAR = "*";

    private static final Set<Field> CAUSES = Set.of(Field.CAUSE, Field.OTHER_CAUSE);

    List<Condition> of(List<Clause> clauses) {
        var conditions = new ArrayList<Condition>();
        if (seen.units() != null) {
            var own = TextTest.exactlyAmong(seen.units());
            conditions.add(new Text(Set.of(Field.EXACT_UNIT), own));
        }
        for (var clause : clauses) {
            var condition = condition(clause.term());
            conditions.add(clause.excludes() ? new Not(condition) : condition);
        }
        return List.copyOf(conditions);
    }

    private Condition condition(Term term) {
        return switch (term) {
            case Term.Words(var words) -> new Text(Field.OF_WORDS, TextTest.somewhere(words));
            case Term.Actions(var types) -> new Text(Set.of(Field.ACTION), TextTest.among(types));
            case Term.Values(var key, var texts) -> values(key, texts);
            case Term.Amounts(var least, var most) ->
                    new AmountWithin(
                            least == null ? Long.MIN_VALUE : least.fen(),
                            most == null ? Long.MAX_VALUE : most.fen());
            case Term.Days(var first, var last) ->
                    new DayWithin(
                            first == null ? Integer.MIN_VALUE : (int) first.toEpochDay(),
                            last == null ? Integer.MAX_VALUE : (int) last.toEpochDay());
            case Term.Moments(var from, var until) ->
                    new PositionWithin(
                            from == null ? 1 : before(from) + 1,
                            until == null ? Long.MAX_VALUE : before(until));
            case Term.Imported(var imported) -> imported ? new Imported() : new Not(new Imported());
        };
    }

    /** The last position that was recorded before the moment. */
    private long before(Instant moment) {
        return log.positionAt(moment.minus(1, ChronoUnit.MICROS));
    }

    private Condition values(Key key, List<String> texts) {
        return switch (key) {
            case UNIT -> units(texts);
            case ACTOR -> text(Field.ACTOR, texts);
            case LINE -> text(Field.LINE, texts);
            case PROJECT -> text(Field.PROJECT, texts);
            case VOUCHER -> text(Field.VOUCHER, texts);
            case PAYMENT -> text(Field.PAYMENT, texts);
            case PAYEE -> part(Field.PAYEE, texts);
            case DOCUMENT -> part(Field.DOCUMENT, texts);
            case REASON -> part(Field.REASON, texts);
            case CAUSE -> any(CAUSES, texts, Meaning::test);
            case CORRELATION -> any(Field.CORRELATION, texts, TextTest::print);
            case ACTION, AMOUNT, EFFECTIVE, RECORDED, IMPORTED ->
                    throw new IllegalArgumentException(key + " has no texts");
        };
    }

    /** With all that is below them. */
    private Condition units(List<String> codes) {
        var tests = new ArrayList<TextTest>();
        var units = new HashSet<String>();
        for (var code : codes) {
            if (Folding.of(code).endsWith(STAR)) {
                tests.add(test(code));
            } else {
                units.add(code);
                seen.tree().alike(code, Folding::of).forEach(it -> units.addAll(below(it)));
            }
        }
        tests.add(TextTest.among(units));
        return new Text(Set.of(Field.UNIT), TextTest.any(tests));
    }

    private Set<String> below(String unit) {
        return seen.tree().subtree(unit);
    }

    private static Condition text(Field field, List<String> texts) {
        return any(field, texts, Meaning::test);
    }

    private static TextTest test(String text) {
        var folded = Folding.of(text);
        return folded.endsWith(STAR)
                ? TextTest.beginning(folded.substring(0, folded.length() - STAR.length()))
                : TextTest.whole(text);
    }

    private static Condition part(Field field, List<String> texts) {
        return any(field, texts, TextTest::somewhere);
    }

    private static Condition any(Field field, List<String> texts, Function<String, TextTest> test) {
        return any(Set.of(field), texts, test);
    }

    private static Condition any(
            Set<Field> fields, List<String> texts, Function<String, TextTest> test) {
        return new Text(fields, TextTest.any(texts.stream().map(test).toList()));
    }
}
