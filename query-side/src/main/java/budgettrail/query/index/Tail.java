package budgettrail.query.index;

import budgettrail.query.index.LineUnits.Described;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts behind the last segment, in the memory of this process: read from the log when somebody
 * searches, so that what was recorded a moment ago is found, and nothing is done where nobody
 * searches.
 */
final class Tail {
    /** How many facts behind the last segment are looked at; what is behind them, is behind. */
    static final int MOST = 2 * Segment.SIZE;

    /**
     * Most bytes of texts. A segment's worth takes that much only where all give reasons as long as
     * they may be; what is behind is found once there is a segment of them.
     */
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST_LINES = 100_000;

    private final Entries entries;
    private final long mostBytes;
    private List<FactEntry> kept = new ArrayList<>();
    private List<Described> described = new ArrayList<>();
    private LineUnits lines = new LineUnits();
    private long base;
    private long through;
    private long bytes;

    Tail(Entries entries) {
        this(entries, MOST_BYTES);
    }

    /** The same with other room. */
    Tail(Entries entries, long mostBytes) {
        this.entries = entries;
        this.mostBytes = mostBytes;
    }

    /**
     * What is behind the segments.
     *
     * @param described what they say of lines, and perhaps some that segments know as well
     * @param through the last position that is looked at
     */
    record Seen(List<FactEntry> entries, List<Described> described, long through) {}

    /** As the log stands, behind segments up to a position. */
    synchronized Seen behind(long stored) {
        if (stored < base || stored > through || lines.size() > MOST_LINES) {
            kept = new ArrayList<>();
            described = new ArrayList<>();
            lines = new LineUnits();
            base = stored;
            through = stored;
            bytes = 0;
        }
        if (stored - base > Segment.SIZE) {
            forget(stored - Segment.SIZE);
        }
        read(stored);
        if (bytes >= mostBytes && base < stored) {
            forget(stored);
            read(stored);
        }
        var from = (int) (stored - base);
        return new Seen(
                List.copyOf(kept.subList(from, kept.size())), List.copyOf(described), through);
    }

    /** As far as there is room. */
    private void read(long stored) {
        var missing = (int) (stored + MOST - through);
        if (missing > 0 && bytes < mostBytes) {
            var passage = entries.after(through, missing, mostBytes - bytes, lines);
            kept.addAll(passage.entries());
            bytes += size(passage.entries());
            described.addAll(passage.described());
            through += passage.entries().size();
        }
    }

    /**
     * One segment more is kept, for those who look at a state of a moment ago, if there is room.
     */
    private void forget(long first) {
        var old = kept.subList(0, (int) (first - base));
        bytes -= size(old);
        kept = new ArrayList<>(kept.subList(old.size(), kept.size()));
        described.removeIf(one -> one.position() <= first);
        base = first;
    }

    private static long size(List<FactEntry> entries) {
        return entries.stream().mapToLong(FactEntry::size).sum();
    }
}
