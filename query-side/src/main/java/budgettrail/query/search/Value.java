package budgettrail.query.search;

import budgettrail.event.money.Money;
import budgettrail.query.index.Folding;
import budgettrail.query.search.Period.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What stands behind a key.
 *
 * @param typed as it was typed
 * @param at where it begins
 */
record Value(Key key, String typed, int at) {
    private static final String TO = "..";
    private static final Set<String> YES = Set.of("true", "yes", "是");
    private static final Set<String> NO = Set.of("false", "no", "否");

    /**
     * @param texts its parts between commas, without quotes
     * @throws QueryFault if it is none of this key
     */
    Term term(List<String> texts) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw fault("NO_SEARCH_VALUE", typed.isEmpty() ? key.en() : typed);
        }
        return switch (key) {
            case ACTION -> actions(texts);
            case ACTOR, LINE, UNIT, PROJECT, VOUCHER, PAYMENT, PAYEE, DOCUMENT, REASON, CAUSE ->
                    new Term.Values(key, List.copyOf(texts));
            case CORRELATION -> whole(texts);
            case AMOUNT -> amounts(one(texts));
            case EFFECTIVE -> days(one(texts));
            case RECORDED -> moments(one(texts));
            case IMPORTED -> imported(one(texts));
        };
    }

    /** Without the beginnings that other keys know. */
    private Term whole(List<String> texts) {
        if (texts.stream().anyMatch(text -> Folding.of(text).endsWith(Meaning.STAR))) {
            throw wrong();
        }
        return new Term.Values(key, List.copyOf(texts));
    }

    private String one(List<String> texts) {
        if (texts.size() > 1) {
            throw wrong();
        }
        return Folding.of(texts.getFirst()).strip();
    }

    private QueryFault wrong() {
        return fault("WRONG_SEARCH_" + key.name(), typed);
    }

    private QueryFault fault(String code, String named) {
        return new QueryFault(code, at, typed.length(), named);
    }

    private Term actions(List<String> words) {
        var types = new ArrayList<String>();
        for (var word : words) {
            types.addAll(Action.types(word.strip()).orElseThrow(this::wrong));
        }
        return new Term.Actions(List.copyOf(types));
    }

    private Term imported(String text) {
        if (!YES.contains(text) && !NO.contains(text)) {
            throw wrong();
        }
        return new Term.Imported(YES.contains(text));
    }

    /** Two ends, or an operator and one. */
    private record Bounds<T>(Operator operator, Optional<T> from, Optional<T> to) {}

    private enum Operator {
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<"),
        EQUAL("="),
        BETWEEN("");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String text) {
            for (var operator : values()) {
                if (text.startsWith(operator.sign)) {
                    return operator;
                }
            }
            return BETWEEN;
        }
    }

    private <T> Bounds<T> bounds(String text, Function<String, Optional<T>> parse) {
        var operator = Operator.of(text);
        var rest = text.substring(operator.sign.length());
        var to = rest.indexOf(TO);
        if (operator != Operator.BETWEEN || to < 0) {
            var only = Optional.of(parse.apply(rest).orElseThrow(this::wrong));
            return new Bounds<>(operator, only, only);
        }
        var first = end(rest.substring(0, to), parse);
        var last = end(rest.substring(to + TO.length()), parse);
        if (first.isEmpty() && last.isEmpty()) {
            throw wrong();
        }
        return new Bounds<>(operator, first, last);
    }

    private <T> Optional<T> end(String text, Function<String, Optional<T>> parse) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(parse.apply(text).orElseThrow(this::wrong));
    }

    private Term amounts(String text) {
        var bounds = bounds(text, Money::parse);
        var from = bounds.from().orElse(null);
        var to = bounds.to().orElse(null);
        return switch (bounds.operator()) {
            case AT_LEAST -> new Term.Amounts(from, null);
            case AT_MOST -> new Term.Amounts(null, to);
            case MORE -> new Term.Amounts(bounds.from().map(Value::aFenMore).orElse(null), null);
            case LESS -> new Term.Amounts(null, bounds.to().map(Value::aFenLess).orElse(null));
            case EQUAL, BETWEEN -> new Term.Amounts(from, to);
        };
    }

    private static Money aFenMore(Money amount) {
        return amount.plus(new Money(1));
    }

    private static Money aFenLess(Money amount) {
        return amount.minus(new Money(1));
    }

    private Term days(String text) {
        var bounds = bounds(text, Period::days);
        var from = bounds.from();
        var to = bounds.to();
        return switch (bounds.operator()) {
            case AT_LEAST -> new Term.Days(from.map(Period.Days::first).orElse(null), null);
            case AT_MOST -> new Term.Days(null, to.map(Period.Days::last).orElse(null));
            case MORE -> new Term.Days(from.map(it -> it.last().plusDays(1)).orElse(null), null);
            case LESS -> new Term.Days(null, to.map(it -> it.first().minusDays(1)).orElse(null));
            case EQUAL, BETWEEN ->
                    new Term.Days(
                            from.map(Period.Days::first).orElse(null),
                            to.map(Period.Days::last).orElse(null));
        };
    }

    private Term moments(String text) {
        var bounds = bounds(text, Period::moments);
        var from = bounds.from();
        var to = bounds.to();
        return switch (bounds.operator()) {
            case AT_LEAST -> new Term.Moments(from.map(Moments::from).orElse(null), null);
            case AT_MOST -> new Term.Moments(null, to.map(Moments::until).orElse(null));
            case MORE -> new Term.Moments(from.map(Moments::until).orElse(null), null);
            case LESS -> new Term.Moments(null, to.map(Moments::from).orElse(null));
            case EQUAL, BETWEEN ->
                    new Term.Moments(
                            from.map(Moments::from).orElse(null),
                            to.map(Moments::until).orElse(null));
        };
    }
}
