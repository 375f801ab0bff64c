package budgettrail.query.rebuild;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.EventLog;
import budgettrail.log.Stored;
import java.util.List;

/** Facts of the log, as they are stored, page by page and in its order. */
public abstract sealed class Excerpt {
    private static final int PAGE = 2_000;

    final EventLog log;
    final long end;

    private Excerpt(EventLog log, long end) {
        this.log = log;
        this.end = end;
    }

    /** All there are, those that are recorded meanwhile, too. */
    static Excerpt ofAll(EventLog log) {
        return new OfAll(log, Long.MAX_VALUE);
    }

    public static Excerpt ofAll(EventLog log, long end) {
        return new OfAll(log, end);
    }

    /** Those of the lines of a year, up to a position. */
    public static Excerpt of(EventLog log, FiscalYear year, long end) {
        return new OfYear(log, year, end);
    }

    /** Those of a line, up to a position; others are not read. */
    public static Excerpt of(EventLog log, LineId line, long end) {
        return new OfLine(log, line, end);
    }

    /** The next ones; none: there are no more. */
    abstract List<Stored> next();

    List<Stored> upToTheEnd(List<Stored> facts) {
        return facts.isEmpty() || facts.getLast().position() <= end
                ? facts
                : facts.stream().filter(fact -> fact.position() <= end).toList();
    }

    private static final class OfAll extends Excerpt {
        private long position;
        private boolean ended;

        OfAll(EventLog log, long end) {
            super(log, end);
        }

        /** A page that is not full is the last one, or it would never end while others record. */
        @Override
        List<Stored> next() {
            if (ended) {
                return List.of();
            }
            var page = upToTheEnd(log.storedAfter(position, PAGE));
            ended = page.size() < PAGE;
            position = ended ? position : page.getLast().position();
            return page;
        }
    }

    private static final class OfYear extends Excerpt {
        private final FiscalYear year;
        private long position;

        OfYear(EventLog log, FiscalYear year, long end) {
            super(log, end);
            this.year = year;
        }

        /** What lies between its facts is passed over where it is stored. */
        @Override
        List<Stored> next() {
            List<Stored> page = List.of();
            while (page.isEmpty() && position < end) {
                var last = Math.min(end, position + PAGE);
                page = log.storedOfYear(year.value(), position, last);
                position = last;
            }
            return page;
        }
    }

    private static final class OfLine extends Excerpt {
        private final LineId line;
        private long sequence;

        OfLine(EventLog log, LineId line, long end) {
            super(log, end);
            this.line = line;
        }

        @Override
        List<Stored> next() {
            var page = upToTheEnd(log.storedOf(line.toString(), sequence, PAGE));
            sequence += page.size();
            return page;
        }
    }
}
