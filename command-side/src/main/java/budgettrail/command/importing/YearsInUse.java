package budgettrail.command.importing;

import budgettrail.event.reference.FiscalYear;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Years in which somebody acts, and which no history may change: its own, the next one, into which
 * money is carried, and later ones, in which names hold that nobody gave anew.
 */
record YearsInUse(EventLog log) {

    /** The year itself, if somebody acts in it. */
    Optional<FiscalYear> own(FiscalYear year) {
        return Optional.of(year).filter(it -> log.hasOwnFacts(it.value()));
    }

    /** The year behind it, if the plan carries money there. */
    Optional<FiscalYear> carriedInto(FiscalYear year, Plan plan) {
        return plan.carriesForward() ? own(year.next()) : Optional.empty();
    }

    /** The first of the years behind it, if one of the names would hold there. */
    Optional<FiscalYear> named(FiscalYear year, List<Draft> names) {
        return names.isEmpty()
                ? Optional.empty()
                : log.firstYearWithOwnFacts(year).filter(used -> anyHolds(names, used.firstDay()));
    }

    private boolean anyHolds(List<Draft> names, LocalDate day) {
        var streams =
                log.streams(
                        names.stream()
                                .map(draft -> draft.fact().stream())
                                .collect(Collectors.toSet()));
        return names.stream()
                .anyMatch(
                        name ->
                                streams.getOrDefault(name.fact().stream(), List.of()).stream()
                                        .map(said -> said.fact().effective())
                                        .noneMatch(
                                                from ->
                                                        from.isAfter(name.fact().effective())
                                                                && !from.isAfter(day)));
    }
}
