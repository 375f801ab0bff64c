package budgettrail.event;

import java.time.LocalDate;

/**
 * Something that happened and stays true. Facts of one stream are numbered 0, 1, 2, …; the log
 * gives every fact its position and its recorded time.
 */
public interface Fact {
    /** The stream the fact belongs to, for instance {@code 2022:035001-2080101-B-30101-50101}. */
    String stream();

    /** The business day the fact counts for, which may lie long before the day it was recorded. */
    LocalDate effective();
}
