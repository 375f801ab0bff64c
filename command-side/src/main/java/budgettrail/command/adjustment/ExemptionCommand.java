package budgettrail.command.adjustment;

import budgettrail.command.line.Adjustment;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.AdjustmentRejection.DocumentRequired;
import budgettrail.command.rejection.AdjustmentRejection.OwnAdjustment;
import budgettrail.command.rejection.AdjustmentRejection.UnknownAdjustment;
import budgettrail.event.Text;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the exemption of an adjustment, on both lines of a virement at once. It changes the
 * rate, never the money, so a closed line takes it too, whatever the day it is decided on. An
 * imported history names neither document nor applicant.
 */
interface ExemptionCommand extends Command {
    AdjustmentId adjustment();

    LocalDate decided();

    @Nullable String document();

    /** What it says about the adjustment on one of its lines. */
    AdjustmentEvent fact(LineId line, Adjustment adjustment);

    /** What must not be so already. */
    Rules changes(Rules rules, boolean exempt);

    @Override
    default Set<Role> allowed() {
        return Set.of(Role.EXEMPTION_OFFICER);
    }

    @Override
    default Set<RegisterKey> locates() {
        return Set.of(RegisterKey.adjustment(adjustment()));
    }

    @Override
    default Set<RegisterKey> asks(Lines lines, Evidence located) {
        return locates();
    }

    @Override
    default List<LineId> lines(Evidence located) {
        var lines = new ArrayList<LineId>();
        located.first(RegisterKey.adjustment(adjustment()))
                .ifPresent(
                        row -> {
                            lines.add(LineId.of(row.stream()));
                            if (row.subject() != null) {
                                lines.add(LineId.of(row.subject()));
                            }
                        });
        return lines;
    }

    @Override
    default Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var affected = lines(evidence);
        return changes(permitted(affected, lines, by), exempt(affected, lines))
                .otherwise(
                        () ->
                                Decision.accept(
                                        affected.stream()
                                                .<LineEvent>map(
                                                        line -> fact(line, kept(line, lines)))
                                                .toList()));
    }

    private Rules permitted(List<LineId> affected, Lines lines, Circumstances by) {
        var document = document();
        return Rules.inOrder()
                .refuseIf(affected::isEmpty, () -> new UnknownAdjustment(adjustment()))
                .notInFuture("decided", decided(), by)
                .refuseIf(
                        () -> !by.imported() && (document == null || Text.isBlank(document)),
                        () -> new DocumentRequired(adjustment()))
                .refuseIf(
                        () ->
                                !by.imported()
                                        && kept(affected.getFirst(), lines)
                                                .applicant()
                                                .equals(by.actor()),
                        () -> new OwnAdjustment(adjustment(), by.actor()));
    }

    private boolean exempt(List<LineId> affected, Lines lines) {
        return !affected.isEmpty() && kept(affected.getFirst(), lines).exempt();
    }

    private Adjustment kept(LineId line, Lines lines) {
        return lines.state(line)
                .adjustment(adjustment())
                .orElseThrow(() -> new IllegalStateException("Not on its line: " + adjustment()));
    }
}
