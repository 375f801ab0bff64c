package budgettrail.command.reference;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.command.reference.ReferenceDecision.Accepted;
import budgettrail.command.reference.ReferenceDecision.Refused;
import budgettrail.command.reference.ReferenceDecision.Unchanged;
import budgettrail.command.rejection.LineRejection.DateInFuture;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** The stream whose facts are needed to decide. */
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
     * The fact it leads to, if any: none if on its day it is called so already.
     *
     * @param said the facts of {@link #stream()}, in the order in which they were recorded
     */
    default ReferenceDecision decide(
            List<ReferenceEvent> said, Evidence evidence, Circumstances by) {
        return future(by)
                .or(() -> names(evidence))
                .<ReferenceDecision>map(Refused::new)
                .orElseGet(
                        () ->
                                inForce(said.stream(), effective()).filter(this::saysSo).isPresent()
                                        ? new Unchanged()
                                        : new Accepted(from(effective())));
    }

    /** What the facts of a stream say. */
    static List<ReferenceEvent> events(List<Recorded> facts) {
        return facts.stream().map(fact -> (ReferenceEvent) fact.fact()).toList();
    }

    private Optional<Rejection> future(Circumstances by) {
        return !by.imported() && effective().isAfter(by.today())
                ? Optional.of(new DateInFuture("effective", effective(), by.today()))
                : Optional.empty();
    }

    /** Of the last day that is not after this one; of two of one day, the later one. */
    static <E extends ReferenceEvent> Optional<E> inForce(Stream<E> said, LocalDate day) {
        return said.filter(fact -> !fact.effective().isAfter(day))
                .reduce((one, next) -> next.effective().isBefore(one.effective()) ? one : next);
    }

    private boolean saysSo(ReferenceEvent inForce) {
        return from(inForce.effective()).equals(inForce);
    }
}
