package budgettrail.query.replay;

/** Where something is kept that differs. The names are stored. */
enum Kept {
    /** The sum of all days, as it is read now. */
    BALANCE,
    /** The sum of a day, as it is read now. */
    DAILY,
    /** The postings of a day, of which both are added up. */
    JOURNAL,
    /** A sum of many postings, as it is read of past moments. */
    STRETCH,
    /** The last day that counts in a year. */
    YEAR,
    /** The day from which a line exists: without one its facts are not posted. */
    OPENED,
    /** What could not be posted, and so keeps all later facts of its line out. */
    PARKED,
    /** What a unit, project or code is called, and under which department a unit is. */
    CODE,
    DESCRIPTION,
    ADJUSTMENT,
    COMMITMENT,
    /** A payment, and what became of it. */
    PAYMENT
}
