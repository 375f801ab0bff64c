package budgettrail.query.journal;

/** Why a fact could not be posted. Stored by name. */
enum Obstacle {
    /** A fact of a line that nobody opened. */
    NOT_OPENED,
    /** A second opening of a line. */
    OPENED_TWICE,
    /** A sum would leave the range of what can be stored. */
    OUT_OF_RANGE,
    /** It contradicts what is stored, such as a payment with an id that is taken. */
    CONTRADICTION,
    /** An earlier fact of its line could not be posted, so its sums would be wrong. */
    EARLIER_FACT_PARKED
}
