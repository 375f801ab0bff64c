package budgettrail.query.search;

/**
 * One part of a query.
 *
 * @param text as it was typed
 * @param excludes whether it is about what is not wanted
 */
record Clause(String text, boolean excludes, Term term) {}
