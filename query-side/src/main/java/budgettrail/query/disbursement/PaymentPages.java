package budgettrail.query.disbursement;

import budgettrail.event.Text;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.disbursement.Disbursements.Found;
import budgettrail.query.fact.FactRow;
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
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
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
        return views.read(Question.of(asked), viewer, view -> page(view, id));
    }

    private PaymentPage page(View view, String id) {
        var filter = DisbursementFilter.only(id);
        var found = Disbursements.find(view.snapshot(), view.seen(), filter);
        if (found.isEmpty()) {
            throw new ProblemException(
                    Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_DISBURSEMENT", id));
        }
        var one = found.getFirst();
        var place = view.place(PAGE).and("payment", id);
        var line = place.at("/line").and("line", one.answer().line());
        return new PaymentPage(
                Frame.of(view, place, crumbs(view, one, place, line)),
                one.answer(),
                Shown.yuan(one.amount()),
                Shown.yuan(one.refunded()),
                Shown.yuan(PaymentSheet.net(one)),
                facts(view, id, place),
                line.address());
    }

    private static List<Crumb> crumbs(View view, Found one, Place place, Place line) {
        var id = LineId.parse(one.answer().line());
        var crumbs = new ArrayList<Crumb>();
        if (id.isPresent()) {
            var asked = new Subject.Asked(null, id.get(), null);
            crumbs.addAll(Subject.of(view, asked, PAGE).crumbs());
        }
        crumbs.add(new Crumb(new Named(one.answer().disbursement(), null, null), place.address()));
        return crumbs;
    }

    private List<FactRow> facts(View view, String id, Place place) {
        var positions =
                Disbursements.steps(view.snapshot(), id).stream()
                        .map(DisbursementAnswer.Step::position)
                        .toList();
        return log.at(positions).stream().map(fact -> row(fact, place)).toList();
    }

    private static FactRow row(Recorded recorded, Place place) {
        if (!(recorded.fact() instanceof LineEvent event)) {
            throw new IllegalStateException("A step of no line: " + recorded.position());
        }
        return FactRow.disbursed(recorded, event, place);
    }
}
