package budgettrail.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one decision, recorded whole or not at all, with the rows they put into the
 * register. They are encoded here, by whoever decided, and not while others wait for the lock.
 */
final class AppendUnit {
    final List<Draft> drafts;
    long handedIn;
    final CompletableFuture<List<Recorded>> outcome = new CompletableFuture<>();
    private final List<Encoded> encoded = new ArrayList<>();
    private final List<List<RegisterRow>> rows = new ArrayList<>();
    private @Nullable CopyBody body;

    /** A fact as the log stores it. */
    record Encoded(Draft draft, String type, short version, byte[] payload, byte[] metadata) {}

    AppendUnit(List<Draft> drafts, Codec codec) {
        this.drafts = List.copyOf(drafts);
        var seen = new LinkedHashSet<RegisterKey>();
        for (var draft : this.drafts) {
            encoded.add(encoded(draft, codec));
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

    private static Encoded encoded(Draft draft, Codec codec) {
        return new Encoded(
                draft,
                codec.type(draft.fact()),
                codec.version(),
                codec.encode(draft.fact()),
                codec.encode(draft.metadata()));
    }

    List<Encoded> encoded() {
        return encoded;
    }

    /** The register rows of the draft at this index. */
    List<RegisterRow> rows(int index) {
        return rows.get(index);
    }

    /** Its rows for COPY, made once. */
    CopyBody copyBody() {
        if (body == null) {
            body = new CopyBody(this);
        }
        return body;
    }

    Iterable<RegisterRow> allRows() {
        return () -> rows.stream().flatMap(List::stream).iterator();
    }
}
