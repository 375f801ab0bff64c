package budgettrail.command.shell;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The lines in use, held strongly up to a bound. Axon's own cache holds weakly and forgets under
 * garbage collection.
 */
final class LineCache implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> lines;

    LineCache(long most) {
        this.lines = Caffeine.newBuilder().maximumSize(most).build();
    }

    @Override
    @SuppressWarnings(
            "unchecked") // The interface asks for it: what was put under a key comes back.
    public <K, V> @Nullable V get(K key) {
        return (V) lines.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        lines.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return lines.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public <T> T computeIfAbsent(Object key, Supplier<T> value) {
        return (T) lines.get(key, _ -> value.get());
    }

    @Override
    public boolean remove(Object key) {
        return lines.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        lines.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return lines.asMap().containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        lines.asMap().computeIfPresent(key, (_, value) -> update.apply((V) value));
    }

    /** Nobody listens. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Entries of this cache cannot be listened to");
    }
}
