package budgettrail.query.fact;

import budgettrail.event.Fact;
import budgettrail.event.Text;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Recorded;
import budgettrail.query.cause.Cause;
import budgettrail.query.page.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where one can go from a fact.
 *
 * @param together all that the request recorded which recorded it; none: it is not known which did
 * @param cause what it follows from; none: it names nothing, what the page is about, or what the
 *     viewer does not see
 * @param followers all that follows from it; none: nothing can
 */
public record FactLinks(
        @Nullable String together, @Nullable String cause, @Nullable String followers) {
    private static final String SEARCH = "/search";

    public static FactLinks of(Recorded recorded, Place here, Reach reach) {
        var correlation = recorded.metadata().correlation();
        var cause = Cause.of(recorded.fact());
        var begun = Cause.begunBy(recorded.fact());
        return new FactLinks(
                correlation == null
                        ? null
                        : unlessHere(search("correlation:" + written(correlation), here), here),
                cause == null || !reaches(reach, cause, recorded.fact())
                        ? null
                        : unlessHere(place(cause, here), here),
                begun == null ? null : search(followers(begun), here).address());
    }

    /** What a fact of the same line names is seen where the fact is. */
    private static boolean reaches(Reach reach, Cause cause, Fact fact) {
        return switch (cause) {
            case Cause.Payment(var payment) ->
                    fact instanceof LineEvent event
                                    && payment.value().equals(Telling.payment(event))
                            || reach.payment(payment);
            case Cause.Closing(var line) -> reach.line(line);
            case Cause.Contract _, Cause.Adjustment _ -> true;
        };
    }

    private static Place place(Cause cause, Place here) {
        return switch (cause) {
            case Cause.Payment(var payment) -> here.at("/payment").and("payment", payment);
            case Cause.Contract(var line, var commitment) -> contract(line, commitment, here);
            case Cause.Adjustment(var line, var adjustment) ->
                    search("line:" + line + " \"" + adjustment + '"', here);
            case Cause.Closing(var line) -> search("line:" + line + " action:closed", here);
        };
    }

    private static String followers(Cause begun) {
        var query = "cause:" + begun.name();
        return switch (begun) {
            case Cause.Payment _, Cause.Closing _ -> query; // On whatever line.
            case Cause.Contract(var line, _) -> query + " line:" + line;
            case Cause.Adjustment(var line, _) -> query + " line:" + line;
        };
    }

    /** Whatever day it counts from, as far as it was known. */
    private static Place search(String query, Place here) {
        return Place.of(SEARCH)
                .and("q", query)
                .and("knownAt", here.parameters().get("knownAt"))
                .and("kiosk", here.parameters().get("kiosk"));
    }

    private static String written(String id) {
        return Text.isCode(id) ? id : '"' + id + '"';
    }

    /** A contract of a line. */
    public static Place contract(Object line, Object commitment, Place here) {
        return here.at("/commitment").and("line", line).and("commitment", commitment);
    }

    /** Another payment; none: it is the one of the page, or not seen. */
    public static @Nullable String payment(String payment, Place here, Reach reach) {
        return reach.payment(payment)
                ? unlessHere(here.at("/payment").and("payment", payment), here)
                : null;
    }

    /** What a fact says, where each thing that it names and that is seen leads to its page. */
    public static Told linked(Told told, LineEvent fact, Place here, Reach reach) {
        return told.linked(detail -> address(detail, fact, here, reach));
    }

    private static @Nullable String address(
            Told.Detail detail, LineEvent fact, Place here, Reach reach) {
        return switch (detail.key()) {
            case "commitment" ->
                    unlessHere(contract(fact.line(), detail.value().text(), here), here);
            case "corrects", "correctedBy" -> payment(detail.value().text(), here, reach);
            case "from" ->
                    LineId.parse(detail.value().text())
                            .filter(reach::line)
                            .map(line -> here.at("/line", line).address())
                            .orElse(null);
            default -> null; // Words, or of another unit perhaps.
        };
    }

    private static @Nullable String unlessHere(Place there, Place here) {
        var isHere =
                here.path().equals(there.path())
                        && here.parameters().entrySet().containsAll(there.parameters().entrySet());
        return isHere ? null : there.address();
    }
}
