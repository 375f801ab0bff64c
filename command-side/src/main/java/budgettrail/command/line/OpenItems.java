package budgettrail.command.line;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A small map that is never changed, only copied with one entry more, less or other. */
public record OpenItems<K, V>(Map<K, V> byId) {
    /** How many of a kind a line keeps at most. */
    public static final int LIMIT = 10_000;

    public OpenItems {
        byId = Collections.unmodifiableMap(byId);
    }

    static <K, V> OpenItems<K, V> none() {
        return new OpenItems<>(Map.of());
    }

    public Optional<V> find(K id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The entry, which must be there: a rule has seen it. */
    public V get(K id) {
        return find(id).orElseThrow(() -> new IllegalStateException("Not open: " + id));
    }

    public int count() {
        return byId.size();
    }

    /** Whether so many more would be too many. */
    public boolean lacksRoomFor(int more) {
        return byId.size() + more > LIMIT;
    }

    OpenItems<K, V> with(K id, V item) {
        var copy = new LinkedHashMap<>(byId);
        copy.put(id, item);
        return new OpenItems<>(copy);
    }

    OpenItems<K, V> without(K id) {
        var copy = new LinkedHashMap<>(byId);
        copy.remove(id);
        return new OpenItems<>(copy);
    }
}
