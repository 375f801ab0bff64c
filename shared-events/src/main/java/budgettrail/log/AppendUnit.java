package budgettrail.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The facts of one decision, recorded whole or not at all, with the rows they put into the
 * register.
 */
final class AppendUnit {
    final List<Draft> drafts;
    final CompletableFuture<List<Recorded>> outcome = new CompletableFuture<>();
    private final List<List<RegisterRow>> rows = new ArrayList<>();

    AppendUnit(List<Draft> drafts) {
        this.drafts = List.copyOf(drafts);
        var seen = new LinkedHashSet<RegisterKey>();
        for (var draft : this.drafts) {
            // Facts of one command share its idempotency key: the first of them claims it for all.
            rows.add(
                    Register.rowsOf(draft).stream()
                            .filter(
                                    row ->
                                            row.key().kind() != RegisterKey.Kind.IDEMPOTENCY
                                                    || seen.add(row.key()))
                            .toList());
        }
    }

    /** The register rows of the draft at this index. */
    List<RegisterRow> rows(int index) {
        return rows.get(index);
    }

    Iterable<RegisterRow> allRows() {
        return () -> rows.stream().flatMap(List::stream).iterator();
    }
}
