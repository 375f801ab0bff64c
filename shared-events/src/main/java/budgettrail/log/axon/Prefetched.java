package budgettrail.log.axon;

import budgettrail.log.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Streams read beforehand in one query, for a unit of work that is about to load many lines. */
public final class Prefetched {
    private static final String KEY = "budgettrail.prefetched";

    private Prefetched() {}

    private record Streams(Set<String> asked, Map<String, List<Recorded>> found) {}

    /**
     * Keeps what was read, for loads within the current unit of work. A stream asked for but not
     * found is empty.
     */
    public static void keep(Set<String> asked, Map<String, List<Recorded>> found) {
        CurrentUnitOfWork.get()
                .root()
                .resources()
                .put(KEY, new Streams(Set.copyOf(asked), Map.copyOf(found)));
    }

    static Optional<List<Recorded>> facts(String stream) {
        return CurrentUnitOfWork.map(UnitOfWork::root)
                .map(unit -> (Streams) unit.resources().get(KEY))
                .filter(streams -> streams.asked().contains(stream))
                .map(streams -> streams.found().getOrDefault(stream, List.of()));
    }
}
