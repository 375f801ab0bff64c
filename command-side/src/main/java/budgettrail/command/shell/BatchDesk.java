package budgettrail.command.shell;

import budgettrail.command.line.Command;
import budgettrail.command.line.Evidence;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one giver hands in many commands at once, each for itself: what is refused keeps none of
 * the others from being recorded. They are decided in order, as if each came when the one before it
 * was answered, and recorded in chunks.
 */
public final class BatchDesk {
    private static final int CHUNK = 1_000;

    private final CommandDesk desk;
    private final BulkDesk bulk;
    private final EventLog log;

    BatchDesk(CommandDesk desk, BulkDesk bulk, EventLog log) {
        this.desk = desk;
        this.bulk = bulk;
        this.log = log;
    }

    /** A command that names its lines itself, and what its one fact will bear. */
    public record Given(Command command, Metadata metadata) {
        RegisterKey key() {
            return RegisterKey.idempotency(
                    metadata.actor(), Objects.requireNonNull(metadata.idempotencyKey()));
        }
    }

    /**
     * What became of them.
     *
     * @param outcomes of the first so many, in order
     * @param failure why the rest was not settled; none if all were
     */
    public record Settled(List<Outcome> outcomes, @Nullable RuntimeException failure) {}

    /** Settles as many as can be. */
    public Settled give(List<Given> all) {
        var outcomes = new ArrayList<Outcome>(all.size());
        while (outcomes.size() < all.size()) {
            var from = outcomes.size();
            try {
                outcomes.addAll(settled(all.subList(from, Math.min(all.size(), from + CHUNK))));
            } catch (RuntimeException failure) { // What is recorded is told, whatever it was.
                return new Settled(outcomes, failure);
            }
        }
        return new Settled(outcomes, null);
    }

    private List<Outcome> settled(List<Given> chunk) {
        var lines =
                chunk.stream()
                        .flatMap(given -> given.command().lines(Evidence.NONE).stream())
                        .collect(Collectors.toSet());
        return bulk.insisting(lines, () -> decided(chunk, lines));
    }

    private List<Outcome> decided(List<Given> chunk, Set<LineId> lines) {
        var settling = settling(chunk);
        return settling.outcomes(bulk.record(log.ready(settling.drafts()), lines));
    }

    /**
     * Decides the chunk on the newest facts. What another try recorded under a row's own key
     * meanwhile is no reason to refuse the row: then all are decided again.
     */
    private Settling settling(List<Given> chunk) {
        var by = desk.circumstances(chunk.getFirst().metadata().actor(), false);
        while (true) {
            var settling = new Settling(chunk, recorded(chunk));
            bulk.rehearsal().decide(chunk.stream().map(Given::command).toList(), by, settling);
            var refused = settling.refused();
            if (refused.isEmpty() || log.find(keys(refused)).isEmpty()) {
                return settling;
            }
        }
    }

    private static Set<RegisterKey> keys(List<Given> given) {
        return given.stream().map(Given::key).collect(Collectors.toSet());
    }

    /** What earlier tries recorded under the keys of these. */
    private Map<RegisterKey, Recorded> recorded(List<Given> chunk) {
        var found = log.find(keys(chunk));
        var first = new HashMap<Long, RegisterKey>();
        found.forEach((key, rows) -> first.put(position(rows), key));
        var recorded = new HashMap<RegisterKey, Recorded>();
        for (var fact : first.isEmpty() ? List.<Recorded>of() : log.at(first.keySet())) {
            recorded.put(Objects.requireNonNull(first.get(fact.position())), fact);
        }
        return recorded;
    }

    private static long position(List<RegisterRow> rows) {
        return rows.getFirst().position();
    }
}
