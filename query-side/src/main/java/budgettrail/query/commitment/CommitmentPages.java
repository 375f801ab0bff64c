package budgettrail.query.commitment;

import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.query.commitment.CommitmentPage.About;
import budgettrail.query.commitment.CommitmentPage.Step;
import budgettrail.query.commitment.Commitments.Found;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.Reach;
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Compared;
import budgettrail.query.page.Crumb;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.Shown;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Parameters;
import budgettrail.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads the page of one contract. */
@Component
class CommitmentPages {
    static final String PAGE = "/commitment";
    private static final int ON_A_PAGE = 100;

    private final Views views;
    private final EventLog log;

    CommitmentPages(Views views, EventLog log) {
        this.views = views;
        this.log = log;
    }

    CommitmentPage read(MultiValueMap<String, String> asked, Viewer viewer) {
        var line = Subject.Asked.of(asked).line();
        var id = Parameters.code("commitment", Question.filled(asked, "commitment"));
        if (line == null || id == null) {
            throw Parameters.invalid(line == null ? "line" : "commitment");
        }
        var after = Cursor.lastNumber(Question.filled(asked, "cursor"));
        return views.read(
                Question.of(asked).in(line.year()), viewer, view -> page(view, line, id, after));
    }

    private CommitmentPage page(View view, LineId line, String id, long after) {
        var subject = Subject.of(view, Subject.Asked.only(null, line), PAGE);
        var then = shown(view, line, id);
        if (then.isEmpty()
                && !isKnown(view, line, id)
                && view.knownNow().filter(now -> sees(now, line, id)).isEmpty()) {
            throw Commitments.unknown(line, id);
        }
        var place = subject.place().and("commitment", id);
        var crumbs = new ArrayList<>(subject.crumbs());
        crumbs.add(new Crumb(new Named(id, null, null), place.address()));
        return new CommitmentPage(
                Frame.of(view, place, crumbs),
                id,
                line.toString(),
                place.at("/line").and("line", line).address(),
                then.map(found -> about(view, line, found, after, place)).orElse(null));
    }

    private static boolean sees(View view, LineId line, String id) {
        return shown(view, line, id).isPresent() || isKnown(view, line, id);
    }

    private static Optional<Found> shown(View view, LineId line, String id) {
        return Subject.sees(view, line)
                ? Commitments.find(view.snapshot(), line, id)
                : Optional.empty();
    }

    /** On some day, when it is the viewer's still. */
    private static boolean isKnown(View view, LineId line, String id) {
        return Subject.sees(view, line)
                && Commitments.isKnown(view.snapshot(), line, id)
                && Subject.seesToTheEnd(view, line);
    }

    private About about(View view, LineId line, Found one, long after, Place place) {
        var found = Commitments.steps(view.snapshot(), line, one.commitment(), after, ON_A_PAGE);
        var steps = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        return new About(
                one.since().toString(),
                one.payee(),
                one.reason(),
                Shown.yuan(one.committed()),
                Shown.yuan(one.paid()),
                Shown.yuan(one.released()),
                Shown.yuan(one.outstanding()),
                compared(view, line, one, place),
                shown(steps, place, new Reach(view)),
                found.size() > ON_A_PAGE
                        ? place.and("cursor", Cursor.of(Long.toString(steps.getLast().position())))
                                .address()
                        : null,
                after == 0 ? null : place.address());
    }

    private static @Nullable Compared compared(View view, LineId line, Found one, Place place) {
        var other = view.other();
        if (other == null || !Subject.sees(other.snapshot(), other.seen(), view.viewer(), line)) {
            return null;
        }
        var then =
                Commitments.find(other.snapshot(), line, one.commitment())
                        .map(Found::outstanding)
                        .orElse(Sum.ZERO);
        return Compared.of(other.asOf(), then, one.outstanding(), place);
    }

    private List<Step> shown(List<Commitments.Step> steps, Place place, Reach reach) {
        return Commitments.read(steps, log).stream()
                .map(
                        one ->
                                new Step(
                                        FactRow.of(
                                                one.recorded(),
                                                one.fact(),
                                                one.fact().effective(),
                                                Shown.signed(one.step().change()),
                                                place,
                                                reach),
                                        Shown.yuan(one.step().outstanding())))
                .toList();
    }
}
