package budgettrail.command.shell;

import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Answers a retry from what its first try recorded. Keys are kept with the facts and never expire.
 */
public class Replay {
    private static final int PAGE = 64;

    private final EventLog log;

    public Replay(EventLog log) {
        this.log = log;
    }

    /** The answer of an earlier try with the key of this metadata, if there was one. */
    public Optional<Outcome> of(Metadata metadata) {
        var facts = recordedUnder(metadata);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        var first = facts.getFirst().metadata().fingerprint();
        return Optional.of(
                Objects.equals(first, metadata.fingerprint())
                        ? done(facts, true)
                        : new Outcome.KeyReused());
    }

    /** The facts recorded under the key of this metadata. */
    private List<Recorded> recordedUnder(Metadata metadata) {
        if (metadata.idempotencyKey() == null) {
            return List.of();
        }
        var key = RegisterKey.idempotency(metadata.actor(), metadata.idempotencyKey());
        var rows = log.find(Set.of(key)).getOrDefault(key, List.of());
        return rows.isEmpty() ? List.of() : factsFrom(rows.getFirst().position());
    }

    /**
     * The answer to a command whose facts are these; to one without facts, the log as it stands.
     */
    public Outcome.Done done(List<Recorded> facts, boolean replayed) {
        var position = facts.isEmpty() ? log.head() : facts.getLast().position();
        return new Outcome.Done(facts, position, replayed);
    }

    /** Facts of one command stand side by side and bear its key. */
    private List<Recorded> factsFrom(long position) {
        var facts = new ArrayList<Recorded>();
        var next = position;
        List<Recorded> page;
        do {
            page = log.after(next - 1, PAGE);
            for (var fact : page) {
                if (!facts.isEmpty() && !sameCommand(facts.getFirst(), fact)) {
                    return facts;
                }
                facts.add(fact);
            }
            next += page.size();
        } while (page.size() == PAGE);
        return facts;
    }

    private static boolean sameCommand(Recorded one, Recorded other) {
        return one.metadata().actor().equals(other.metadata().actor())
                && Objects.equals(
                        one.metadata().idempotencyKey(), other.metadata().idempotencyKey());
    }
}
