package budgettrail.query.comparison;

import budgettrail.query.figures.Figure;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Place;
import budgettrail.query.summary.Trace;

/**
 * The ways from the figures of a group to their facts: at each moment, and between the two.
 *
 * @param facts of the group at the second moment
 */
record Ways(Trace facts, OtherMoment from) {
    static Ways of(Place subject, OtherMoment from) {
        return new Ways(new Trace(Trace.of(subject).facts().and("with", null)), from);
    }

    /** Of a part of the subject, and of it only what is in the subject at either moment. */
    Ways narrowed(String parameter, String value, String within) {
        return new Ways(new Trace(facts.facts().and("within", within).and(parameter, value)), from);
    }

    String then(Figure figure) {
        return then().figure(figure);
    }

    String then(ComparedRate rate) {
        return then().rate(rate.part(), rate.whole());
    }

    String now(Figure figure) {
        return facts.figure(figure);
    }

    String now(ComparedRate rate) {
        return facts.rate(rate.part(), rate.whole());
    }

    String between(Figure figure) {
        return new Trace(from.in(facts.facts())).figure(figure);
    }

    private Trace then() {
        return new Trace(from.alone(facts.facts()));
    }
}
