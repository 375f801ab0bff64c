package budgettrail.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the log next to each other, as far as they can be decoded.
 *
 * @param stop why the fact right after them cannot be; none if that is not known
 */
public record Passage(List<Recorded> facts, @Nullable UndecodableFact stop) {}
