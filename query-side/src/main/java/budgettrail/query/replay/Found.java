package budgettrail.query.replay;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param count how many differences there are
 * @param first the first of them, by line, measure and day
 */
record Found(long count, List<Drift> first) {}
