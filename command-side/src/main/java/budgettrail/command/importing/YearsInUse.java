package budgettrail.command.importing;

import budgettrail.event.reference.FiscalYear;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
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
        var known = known(names);
        return known.isEmpty()
                ? Optional.empty()
                : log.firstYearWithOwnFacts(year)
                        .filter(used -> known.stream().anyMatch(name -> name.holds(used)));
    }

    /** A name that was given before, and all days from which it is given. */
    private record Name(LocalDate given, List<LocalDate> known) {
        boolean holds(FiscalYear used) {
            return known.stream()
                    .noneMatch(from -> from.isAfter(given) && !from.isAfter(used.firstDay()));
        }
    }

    /** Nobody can have used the others. */
    private List<Name> known(List<Draft> names) {
        var streams =
                log.streams(
                        names.stream()
                                .map(draft -> draft.fact().stream())
                                .collect(Collectors.toSet()));
        return names.stream()
                .map(Draft::fact)
                .map(
                        fact ->
                                new Name(
                                        fact.effective(),
                                        days(streams.getOrDefault(fact.stream(), List.of()))))
                .filter(name -> !name.known().isEmpty())
                .toList();
    }

    private static List<LocalDate> days(List<Recorded> said) {
        return said.stream().map(fact -> fact.fact().effective()).toList();
    }
}
