package budgettrail.query.reading;

/** An answer that never changes and can be remembered; it says how many rows it has. */
public interface Answer {
    int rows();
}
