package budgettrail.command.shell;

import budgettrail.command.shell.BatchDesk.Given;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A chunk of a batch while it is decided: which row is new, and what became of each. */
final class Settling implements Rehearsal.Listener {
    private final List<Given> chunk;
    private final Map<RegisterKey, Recorded> recorded;
    private final Map<RegisterKey, Integer> accepted = new HashMap<>();
    private final Map<Integer, Outcome> refused = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * @param recorded what earlier tries recorded, by key
     */
    Settling(List<Given> chunk, Map<RegisterKey, Recorded> recorded) {
        this.chunk = chunk;
        this.recorded = new HashMap<>(recorded);
    }

    /** A key has one effect, however often it comes. */
    @Override
    public boolean wants(int index) {
        var key = chunk.get(index).key();
        return !recorded.containsKey(key) && !accepted.containsKey(key);
    }

    @Override
    public boolean ruled(int index, Ruling ruling) {
        switch (ruling) {
            case Ruling.Refused(var rejection) ->
                    refused.put(index, new Outcome.Refused(rejection));
            case Ruling.Facts(var facts, _) -> {
                if (facts.size() != 1) {
                    throw new IllegalStateException("A row is one fact, not " + facts);
                }
                accepted.put(chunk.get(index).key(), index);
                drafts.add(facts.getFirst().draft(chunk.get(index).metadata()));
            }
        }
        return true;
    }

    /** Those that a rule forbids. */
    List<Given> refused() {
        return refused.keySet().stream().map(chunk::get).toList();
    }

    /** What is to be recorded of it, in order. */
    List<Draft> drafts() {
        return drafts;
    }

    /**
     * What became of each.
     *
     * @param facts the drafts as recorded
     */
    List<Outcome> outcomes(List<Recorded> facts) {
        for (var fact : facts) {
            var metadata = fact.metadata();
            var key = Objects.requireNonNull(metadata.idempotencyKey());
            recorded.put(RegisterKey.idempotency(metadata.actor(), key), fact);
        }
        var outcomes = new ArrayList<Outcome>(chunk.size());
        for (var index = 0; index < chunk.size(); index++) {
            var no = refused.get(index);
            outcomes.add(no == null ? done(index, chunk.get(index)) : no);
        }
        return outcomes;
    }

    private Outcome done(int index, Given given) {
        var fact = Objects.requireNonNull(recorded.get(given.key()));
        return same(fact.metadata(), given.metadata())
                ? new Outcome.Done(
                        List.of(fact),
                        fact.position(),
                        !Integer.valueOf(index).equals(accepted.get(given.key())))
                : new Outcome.KeyReused();
    }

    private static boolean same(Metadata one, Metadata other) {
        return Objects.equals(one.fingerprint(), other.fingerprint());
    }
}
