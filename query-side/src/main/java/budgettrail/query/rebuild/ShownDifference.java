package budgettrail.query.rebuild;

import budgettrail.event.line.LineId;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A balance that a rebuild made otherwise, as the page tells it; amounts in yuan.
 *
 * @param address of the line at the end of its year; none where it is the name of none
 */
public record ShownDifference(
        String line,
        @Nullable String address,
        String measure,
        String live,
        String remade,
        @Nullable Long position) {
    static ShownDifference of(Difference it) {
        return new ShownDifference(
                it.line(),
                LineId.parse(it.line()).map(Place::ofLine).map(Place::address).orElse(null),
                it.measure(),
                Shown.yuan(it.live()),
                Shown.yuan(it.remade()),
                it.position());
    }
}
