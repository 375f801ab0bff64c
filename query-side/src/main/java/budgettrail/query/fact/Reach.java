package budgettrail.query.fact;

import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a viewer sees what facts name: to a manager, what is another unit's is as unknown as what
 * does not exist. For whoever sees every unit nothing is looked up. Not for several threads.
 */
public final class Reach {
    private static final String LINE_OF =
            """
            SELECT l.fiscal_year || ':' || l.key FROM query.disbursement d
            JOIN query.line l USING (generation, line_no)
            WHERE d.generation = :generation AND d.disbursement = :disbursement
              AND d.position <= :position
            """;

    private final Snapshot snapshot;
    private final Sight seen;
    private final Viewer viewer;
    private final Map<LineId, Boolean> lines = new HashMap<>();
    private final Map<String, Boolean> payments = new HashMap<>();

    public Reach(View view) {
        this(view.snapshot(), view.seen(), view.viewer());
    }

    /** At another moment than the one that is shown. */
    public Reach(OtherMoment moment, Viewer viewer) {
        this(moment.snapshot(), moment.seen(), viewer);
    }

    private Reach(Snapshot snapshot, Sight seen, Viewer viewer) {
        this.snapshot = snapshot;
        this.seen = seen;
        this.viewer = viewer;
    }

    boolean line(LineId line) {
        return seesAll()
                || lines.computeIfAbsent(line, it -> Subject.sees(snapshot, seen, viewer, it));
    }

    boolean payment(String payment) {
        return seesAll()
                || payments.computeIfAbsent(
                        payment, it -> lineOf(it).filter(this::line).isPresent());
    }

    boolean payment(DisbursementId payment) {
        return payment(payment.value());
    }

    private boolean seesAll() {
        return seen.units() == null;
    }

    private Optional<LineId> lineOf(String payment) {
        return snapshot.sql(LINE_OF)
                .param("disbursement", payment)
                .query(String.class)
                .optional()
                .flatMap(LineId::parse);
    }
}
