package budgettrail.faults;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which states of the log a command may have been decided on: not one before what was answered when
 * it was sent, and not one after what was only meant when it was answered.
 */
final class Windows {
    private final long[] answeredAt;
    private final long[] newest;
    private final long[] meantAt;
    private final long[] oldest;

    Windows(List<RecordedGroup> groups, Map<String, Intent> intents) {
        var answered =
                groups.stream()
                        .filter(it -> intents.get(it.key()).accepted())
                        .sorted(Comparator.comparingLong(it -> intents.get(it.key()).answered))
                        .toList();
        answeredAt = answered.stream().mapToLong(it -> intents.get(it.key()).answered).toArray();
        newest = answered.stream().mapToLong(RecordedGroup::last).toArray();
        for (var index = 1; index < newest.length; index++) {
            newest[index] = Math.max(newest[index], newest[index - 1]);
        }
        var meant =
                groups.stream()
                        .sorted(Comparator.comparingLong(it -> intents.get(it.key()).meant))
                        .toList();
        meantAt = meant.stream().mapToLong(it -> intents.get(it.key()).meant).toArray();
        oldest = meant.stream().mapToLong(RecordedGroup::first).toArray();
        for (var index = oldest.length - 2; index >= 0; index--) {
            oldest[index] = Math.min(oldest[index], oldest[index + 1]);
        }
    }

    /** The newest position that was answered before this place of the journal, 0 if none was. */
    long from(long place) {
        var before = lower(answeredAt, place);
        return before == 0 ? 0 : newest[before - 1];
    }

    /** The last position before anything that was meant after this place of the journal. */
    long to(long place) {
        var after = lower(meantAt, place + 1);
        return after == oldest.length ? Long.MAX_VALUE : oldest[after] - 1;
    }

    /** How many of the sorted numbers are smaller. */
    private static int lower(long[] sorted, long number) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
