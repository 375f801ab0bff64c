package budgettrail.query.fact;

import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import budgettrail.query.page.View;
import budgettrail.query.reading.Snapshot;

/**
 * A moment that facts lead to. Those of a difference lead to the one at which they count: at the
 * other they may not be there yet, or be another unit's.
 *
 * @param place the page at this moment
 * @param reach what the viewer sees at it
 */
record WhereItCounts(Snapshot snapshot, Place place, Reach reach) {

    static WhereItCounts of(View view, Place here) {
        return new WhereItCounts(view.snapshot(), here, new Reach(view));
    }

    static WhereItCounts of(OtherMoment from, View view, Place here) {
        return new WhereItCounts(from.snapshot(), from.alone(here), new Reach(from, view.viewer()));
    }

    boolean has(Posted posted) {
        var part = posted.part();
        return !part.effective().isAfter(snapshot.asOf())
                && part.position() <= snapshot.position()
                && reach.line(posted.fact().line());
    }

    FactRow row(Posted posted) {
        var part = posted.part();
        var amount = part.cause() == null ? Shown.yuan(part.amount()) : Shown.signed(part.amount());
        return FactRow.of(posted.recorded(), posted.fact(), part.effective(), amount, place, reach)
                .because(part.cause());
    }
}
