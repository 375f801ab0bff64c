package budgettrail.query.page;

import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The moment that another one is compared from, with the tree of units as it was then.
 *
 * @param sight what is below the department or unit that is asked about
 * @param seen all that the viewer sees
 * @param knownAt as it was asked; none: everything known counts
 */
public record OtherMoment(Snapshot snapshot, Sight sight, Sight seen, @Nullable String knownAt) {

    static OtherMoment of(Snapshot snapshot, Viewer viewer, @Nullable String knownAt) {
        var seen = Sight.of(snapshot, viewer, null);
        return new OtherMoment(snapshot, seen, seen, knownAt);
    }

    /**
     * Of one department or unit.
     *
     * @param top none: all that the viewer sees
     */
    OtherMoment below(@Nullable String top) {
        return top == null ? this : new OtherMoment(snapshot, seen.below(top), seen, knownAt);
    }

    /**
     * Of several units, each with all that was below it.
     *
     * @param units those that are not seen have nothing to show
     */
    public OtherMoment below(Collection<String> units) {
        var below = units.stream().map(seen::below).map(Sight::units).filter(Objects::nonNull);
        var all = below.flatMap(Set::stream).collect(Collectors.toSet());
        return new OtherMoment(snapshot, new Sight(seen.tree(), all), seen, knownAt);
    }

    /** A page that compares from it. */
    public Place in(Place place) {
        return place.and("from", asOf()).and("fromKnownAt", knownAt);
    }

    /** The page as it is then. */
    public Place alone(Place place) {
        return place.and("asOf", asOf())
                .and("knownAt", knownAt)
                .and("with", null)
                .and("from", null)
                .and("fromKnownAt", null);
    }

    /** When it was known, as people write it; none: everything known counts. */
    public @Nullable String shownKnownAt() {
        return KnownAt.shown(knownAt);
    }

    public LocalDate asOf() {
        return snapshot.asOf();
    }
}
