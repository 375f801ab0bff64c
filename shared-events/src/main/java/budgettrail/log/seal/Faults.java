package budgettrail.log.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found so far: the first of it, and how much there is. */
final class Faults {
    /** So many are kept: who has more must restore a copy anyway. */
    static final int KEPT = 100;

    private final List<Fault> first = new ArrayList<>();
    private long count;

    /** What continues the one before is told with it. */
    void add(Fault fault) {
        var last = first.isEmpty() ? null : first.getLast();
        if (last != null
                && fault.kind() == Fault.Kind.HASHES_LOST
                && last.kind() == fault.kind()
                && fault.first() <= last.last() + 1
                && fault.first() >= last.first()) {
            var end = Math.max(last.last(), fault.last());
            first.set(first.size() - 1, new Fault(last.kind(), last.first(), end));
            return;
        }
        count++;
        if (first.size() < KEPT) {
            first.add(fault);
        }
    }

    long count() {
        return count;
    }

    /** In the order of the positions up to which one knows them: an exact one before a stretch. */
    List<Fault> first() {
        return first.stream()
                .sorted(Comparator.comparingLong(Fault::last).thenComparingLong(Fault::first))
                .toList();
    }
}
