package budgettrail.verifier;

/** What it speaks. */
enum Language {
    EN,
    ZH
}
