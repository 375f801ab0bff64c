package budgettrail.standalone;

/** How much of the sample is loaded into an empty log; the setting {@code budgettrail.sample}. */
enum SampleExtent {
    /** 2022 with its synthetic payments, closed, and 2023 as practice. */
    YEAR,
    /** The real budget of 2022 alone. */
    BUDGET,
    /** Nothing. */
    NONE
}
