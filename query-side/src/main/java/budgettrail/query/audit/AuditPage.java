package budgettrail.query.audit;

import budgettrail.query.page.Crumb;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seal of the log and its verification, ready to be laid out.
 *
 * @param verification the running or the last one; none: there was none yet
 */
public record AuditPage(Frame frame, ShownSeal seal, @Nullable ShownVerification verification) {
    static AuditPage of(View view, ShownSeal seal, @Nullable ShownVerification verification) {
        var here = view.place(AuditController.PAGE);
        var crumb = new Crumb(new Named(AuditController.PAGE, null, null), here.address());
        return new AuditPage(Frame.of(view, here, List.of(crumb)), seal, verification);
    }

    /** Whether it has something to say that changes by itself. */
    public boolean renews() {
        return verification != null && verification.running();
    }
}
