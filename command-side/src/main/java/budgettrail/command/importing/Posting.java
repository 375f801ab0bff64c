package budgettrail.command.importing;

import budgettrail.command.reference.UnitsAboveTurn;
import budgettrail.command.shell.BulkDesk;
import budgettrail.command.shell.CommandDesk;
import budgettrail.log.AppendConflict;
import budgettrail.log.EventLog;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Records what an import leads to, chunk after chunk, each whole; what is recorded it passes by. A
 * chunk is recorded as it was rehearsed; if anything came between, it is decided again.
 */
final class Posting {
    private final CommandDesk desk;
    private final BulkDesk bulk;
    private final EventLog log;
    private final UnitsAboveTurn turn;
    private final Stamp stamp;
    private final long decidedAt;
    private final Reached reached = new Reached();
    private final Unrecorded unrecorded;
    private int settled;

    /**
     * @param decidedAt the newest position when it was decided
     */
    Posting(
            CommandDesk desk,
            BulkDesk bulk,
            EventLog log,
            UnitsAboveTurn turn,
            Stamp stamp,
            long decidedAt) {
        this.desk = desk;
        this.bulk = bulk;
        this.log = log;
        this.turn = turn;
        this.stamp = stamp;
        this.decidedAt = decidedAt;
        this.unrecorded = new Unrecorded(desk, bulk, log, stamp, reached);
    }

    /**
     * The newest position that is known to hold a fact of the import, 0 if it has recorded none.
     */
    long position() {
        return reached.position();
    }

    /** How many descriptions and commands are recorded for certain. */
    int settled() {
        return settled;
    }

    /**
     * Records all that is not recorded yet. What is refused now, though it was not when it was
     * decided, is noted and ends the posting.
     *
     * @param chunks of what was decided just now, so that nothing is recorded yet
     * @param progress is told how many descriptions and commands are recorded
     */
    void post(Plan plan, @Nullable Chunks chunks, Faults faults, IntConsumer progress) {
        describe(plan.descriptions(), faults, progress);
        var rehearsed = chunks == null ? new Chunks(log, stamp, plan.commands()) : chunks;
        post(plan.commands(), rehearsed, faults, progress);
    }

    /** Fewer at once where others come before so many again and again: they are quicker then. */
    private void describe(List<Described> descriptions, Faults faults, IntConsumer progress) {
        var most = Chunks.SIZE;
        for (var from = 0; from < descriptions.size() && faults.none(); from = settled) {
            var part = descriptions.subList(from, Math.min(descriptions.size(), from + most));
            try {
                describeAtOnce(part, faults);
                if (faults.none()) {
                    settled += part.size();
                    progress.accept(settled);
                }
            } catch (AppendConflict lost) {
                if (part.size() == 1) {
                    throw lost;
                }
                most = part.size() / 2;
            }
        }
    }

    private void describeAtOnce(List<Described> part, Faults faults) {
        var by = stamp.in(desk.circumstances(stamp.actor(), stamp.history()));
        var said = new Descriptions(log, by);
        reached.see(
                turn.during(
                        Descriptions.asked(part), () -> said.post(part, stamp, decidedAt, faults)));
    }

    private void post(List<Planned> commands, Chunks chunks, Faults faults, IntConsumer progress) {
        var undisturbed = true; // What follows a chunk was decided on it.
        for (var from = 0; from < commands.size() && faults.none(); from += Chunks.SIZE) {
            var to = Math.min(commands.size(), from + Chunks.SIZE);
            undisturbed = undisturbed && chunks.take().filter(this::recorded).isPresent();
            if (!undisturbed) {
                chunks.drop();
                unrecorded.post(commands, from, to, faults);
            }
            if (faults.none()) {
                settled += to - from;
                progress.accept(settled);
            }
        }
    }

    /** False if something came between. */
    private boolean recorded(Chunks.Chunk chunk) {
        try {
            reached.see(bulk.record(chunk.facts(), chunk.lines()));
            return true;
        } catch (AppendConflict _) {
            return false;
        }
    }
}
