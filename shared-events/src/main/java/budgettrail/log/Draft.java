package budgettrail.log;

import budgettrail.event.Fact;

/** A fact about to be appended, with the place in its stream it was decided for. */
public record Draft(long sequence, Fact fact, Metadata metadata) {}
