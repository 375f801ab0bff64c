package budgettrail.query.index;

import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Codec;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.cause.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes entries of facts. */
final class Entries {
    private static final int AT_ONCE = 1_000;

    private final EventLog log;
    private final JdbcClient database;
    private final Codec codec = new Codec();

    Entries(EventLog log, JdbcClient database) {
        this.log = log;
        this.database = database;
    }

    /** Those right after a position, and what they say of lines; none that nobody can read. */
    record Passage(List<FactEntry> entries, List<LineUnits.Described> described) {}

    /** As many as there are, at most a limit, up to one that cannot be decoded. */
    Passage after(long position, int limit, LineUnits lines) {
        return after(position, limit, Long.MAX_VALUE, lines);
    }

    /**
     * The same, and none behind those whose texts take so many bytes.
     *
     * @param room a few more may be taken
     */
    Passage after(long position, int limit, long room, LineUnits lines) {
        var made = new Passage(new ArrayList<>(), new ArrayList<>());
        var last = position;
        var taken = 0L;
        while (made.entries().size() < limit && taken < room) {
            var read = log.passageAfter(last, Math.min(AT_ONCE, limit - made.entries().size()));
            lines.load(database, linesOf(read.facts()));
            for (var fact : read.facts()) {
                if (fact.position() != last + 1) {
                    return made; // What is not there cannot be found, nor what is behind it.
                }
                taken += add(fact, lines, made);
                last++;
            }
            if (read.facts().isEmpty() || read.stop() != null) {
                return made;
            }
        }
        return made;
    }

    /** How much room it takes. */
    private long add(Recorded recorded, LineUnits lines, Passage made) {
        if (recorded.fact() instanceof LineEvent fact) {
            var described = lines.learn(recorded.position(), fact);
            if (described != null) {
                made.described().add(described);
            }
        }
        var entry = entry(recorded, lines).entry();
        made.entries().add(entry);
        return entry.size();
    }

    FactInWords entry(Recorded recorded, LineUnits lines) {
        var words = FactWords.of(recorded.fact());
        if (recorded.fact() instanceof LineEvent fact) {
            var belongs = lines.at(fact.line(), fact.effective(), recorded.position());
            if (belongs != null) {
                words.and(Field.UNIT, belongs.unit())
                        .and(Field.EXACT_UNIT, belongs.unit())
                        .and(Field.PROJECT, belongs.project());
            }
        }
        var metadata = recorded.metadata();
        words.and(Field.ACTION, codec.type(recorded.fact()))
                .and(Field.ACTOR, metadata.actor())
                .and(Field.CORRELATION, metadata.correlation())
                .and(Field.CAUSE, name(Cause.of(recorded.fact())))
                .and(Field.OTHER_CAUSE, name(Cause.besides(recorded.fact())));
        return new FactInWords(FactEntry.of(recorded, words), words);
    }

    private static @Nullable String name(@Nullable Cause cause) {
        return cause == null ? null : cause.name();
    }

    static Collection<LineId> linesOf(List<Recorded> facts) {
        return facts.stream()
                .map(Recorded::fact)
                .flatMap(
                        fact ->
                                fact instanceof LineEvent it
                                        ? Stream.of(it.line())
                                        : Stream.empty())
                .collect(Collectors.toSet());
    }
}
