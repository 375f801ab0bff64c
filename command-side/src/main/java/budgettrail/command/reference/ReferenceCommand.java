package budgettrail.command.reference;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.command.reference.ReferenceDecision.Accepted;
import budgettrail.command.reference.ReferenceDecision.Refused;
import budgettrail.command.reference.ReferenceDecision.Unchanged;
import budgettrail.command.rejection.LineRejection.DateInFuture;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Says what a unit, code or project is called from a day on. */
public sealed interface ReferenceCommand
        permits DescribeUnit, DescribeProject, DescribeFunctionCode, DescribeEconomicCode {
    LocalDate effective();

    /** What it says, if it counted from this day. */
    ReferenceEvent from(LocalDate day);

    /** Who may give it. */
    default Set<Role> allowed() {
        return Set.of(Role.BUDGET_OFFICER);
    }

    /** The stream whose last fact is needed to decide. */
    default String stream() {
        return from(effective()).stream();
    }

    /** What must be looked up to decide. */
    default Set<RegisterKey> asks() {
        return Set.of();
    }

    /** Why the names it uses are not good; nothing if they are. */
    default Optional<Rejection> names(Evidence evidence) {
        return Optional.empty();
    }

    /**
     * The fact it leads to, if any.
     *
     * @param last the last fact of {@link #stream()}, if any
     */
    default ReferenceDecision decide(
            Optional<ReferenceEvent> last, Evidence evidence, Circumstances by) {
        return future(by)
                .or(() -> names(evidence))
                .<ReferenceDecision>map(Refused::new)
                .orElseGet(
                        () ->
                                last.filter(this::saidSo).isPresent()
                                        ? new Unchanged()
                                        : new Accepted(from(effective())));
    }

    private Optional<Rejection> future(Circumstances by) {
        return !by.imported() && effective().isAfter(by.today())
                ? Optional.of(new DateInFuture("effective", effective(), by.today()))
                : Optional.empty();
    }

    /** The same from the same day or an earlier one. */
    private boolean saidSo(ReferenceEvent last) {
        return !effective().isBefore(last.effective()) && from(last.effective()).equals(last);
    }
}
