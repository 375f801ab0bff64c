package budgettrail.query.disbursement;

import budgettrail.event.Text;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.disbursement.Disbursements.Found;
import budgettrail.query.disbursement.PaymentPage.About;
import budgettrail.query.fact.FactLinks;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.LineFact;
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
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads the page of one payment. */
@Component
class PaymentPages {
    static final String PAGE = "/payment";

    private final Views views;
    private final EventLog log;

    PaymentPages(Views views, EventLog log) {
        this.views = views;
        this.log = log;
    }

    PaymentPage read(MultiValueMap<String, String> asked, Viewer viewer) {
        var id = Question.filled(asked, "payment");
        if (id == null || !Text.isCode(id)) {
            throw Parameters.invalid("payment");
        }
        var question = Question.of(asked);
        var year =
                views.read(
                        question.ofAnyYear(),
                        viewer,
                        view -> seen(view, id, shown(view, id)).year());
        return views.read(question.in(year), viewer, view -> page(view, id));
    }

    /**
     * Of what line it is; one whose line the viewer does not see is as unknown as none, whatever
     * else is asked of it. One that was not known then is found by all that is known now.
     */
    private static LineId seen(View view, String id, Optional<LineId> shown) {
        return shown.or(() -> view.knownNow().flatMap(now -> shown(now, id)))
                .orElseThrow(() -> unknown(id));
    }

    private static Optional<LineId> shown(View view, String id) {
        return find(view, view.snapshot().asOf(LocalDate.MAX), id)
                .flatMap(found -> LineId.parse(found.answer().line()))
                .filter(line -> shows(view, line, id));
    }

    /** What only comes to be may be another's by then. */
    private static boolean shows(View view, LineId line, String id) {
        var shown = view.in(line.year());
        var then = shown.snapshot();
        return Subject.sees(then, shown.seen(), view.viewer(), line)
                && (find(view, then, id).isPresent()
                        || Subject.seesToTheEnd(then, view.viewer(), line));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_DISBURSEMENT", id));
    }

    private PaymentPage page(View view, String id) {
        var shown = shown(view, id);
        var line = seen(view, id, shown);
        var then = shown.flatMap(_ -> find(view, view.snapshot(), id));
        var subject = Subject.of(view, Subject.Asked.only(null, line), PAGE);
        var place = subject.place().and("line", null).and("payment", id);
        var crumbs = new ArrayList<>(subject.crumbs());
        crumbs.add(new Crumb(new Named(id, null, null), place.address()));
        return new PaymentPage(
                Frame.of(view, place, crumbs),
                id,
                then.map(it -> about(view, line, it, place)).orElse(null));
    }

    /** Whoever acted for it then: it is seen where its line is seen now. */
    private static Optional<Found> find(View view, Snapshot snapshot, String id) {
        return Disbursements.one(snapshot, view.seen(), id);
    }

    private About about(View view, LineId line, Found one, Place place) {
        var contract = one.answer().commitment();
        var reach = new Reach(view);
        return new About(
                one.answer(),
                Shown.yuan(one.amount()),
                Shown.yuan(one.refunded()),
                Shown.yuan(PaymentSheet.net(one)),
                compared(view, line, one, place),
                facts(view, one.answer().disbursement(), place, reach),
                place.at("/line").and("line", line).address(),
                contract == null ? null : FactLinks.contract(line, contract, place).address(),
                payment(one.answer().corrects(), place, reach),
                payment(one.answer().correctedBy(), place, reach));
    }

    private static @Nullable String payment(@Nullable String other, Place place, Reach reach) {
        return other == null ? null : FactLinks.payment(other, place, reach);
    }

    private static @Nullable Compared compared(View view, LineId line, Found one, Place place) {
        var other = view.other();
        if (other == null || !Subject.sees(other.snapshot(), other.seen(), view.viewer(), line)) {
            return null;
        }
        var then =
                find(view, other.snapshot(), one.answer().disbursement())
                        .map(PaymentSheet::net)
                        .orElse(Sum.ZERO);
        return Compared.of(other.asOf(), then, PaymentSheet.net(one), place);
    }

    private List<FactRow> facts(View view, String id, Place place, Reach reach) {
        var positions =
                Disbursements.steps(view.snapshot(), id).stream()
                        .map(DisbursementAnswer.Step::position)
                        .toList();
        return log.at(positions).stream().map(fact -> row(fact, place, reach)).toList();
    }

    private static FactRow row(Recorded recorded, Place place, Reach reach) {
        return FactRow.disbursed(recorded, LineFact.of(recorded).fact(), place, reach);
    }
}
