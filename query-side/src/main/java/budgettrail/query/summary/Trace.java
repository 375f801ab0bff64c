package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.page.Place;
import java.time.LocalDate;

/**
 * The way from the figures of a group of lines to the facts behind them.
 *
 * @param facts the page of facts, narrowed to the group
 */
public record Trace(Place facts) {
    private static final String PAGE = "/facts";

    /** Of what a page is about. */
    public static Trace of(Place subject) {
        var place = subject.at(PAGE);
        for (var name : new String[] {"project", "line", "item", "within"}) {
            place = place.and(name, subject.parameters().get(name));
        }
        return new Trace(place);
    }

    /** On another day. */
    public Trace on(LocalDate day) {
        return new Trace(facts.and("asOf", day).and("with", null));
    }

    public Trace unit(String code) {
        return new Trace(facts.and("department", code));
    }

    public Trace project(String code) {
        return new Trace(facts.and("project", code));
    }

    public Trace line(String line) {
        return new Trace(facts.and("line", line));
    }

    /** Of the “三公” lines alone. */
    public Trace threePublic() {
        return new Trace(facts.and("item", "ALL"));
    }

    /** Of the lines of 政府采购 alone. */
    public Trace procurement() {
        return new Trace(facts.and("item", "PROCUREMENT"));
    }

    public Trace item(ThreePublicItem item) {
        return new Trace(facts.and("item", item));
    }

    public String figure(Figure figure) {
        return facts.and("figure", figure).address();
    }

    public String rate(Figure part, Figure whole) {
        return facts.and("figure", part).and("of", whole).address();
    }
}
