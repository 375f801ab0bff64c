package budgettrail.command.line;

/** What a line remembers: sums and what is open. */
public sealed interface LineState {
    LineState UNOPENED = new Unopened();

    /** Nobody opened it. */
    record Unopened() implements LineState {}
}
