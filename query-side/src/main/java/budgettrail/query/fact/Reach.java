package budgettrail.query.fact;

import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
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

    private final View view;
    private final Map<LineId, Boolean> lines = new HashMap<>();
    private final Map<String, Boolean> payments = new HashMap<>();

    public Reach(View view) {
        this.view = view;
    }

    boolean line(LineId line) {
        return seesAll() || lines.computeIfAbsent(line, it -> Subject.sees(view, it));
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
        return view.seen().units() == null;
    }

    private Optional<LineId> lineOf(String payment) {
        return view.snapshot()
                .sql(LINE_OF)
                .param("disbursement", payment)
                .query(String.class)
                .optional()
                .flatMap(LineId::parse);
    }
}
