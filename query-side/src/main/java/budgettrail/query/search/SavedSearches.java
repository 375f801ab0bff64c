package budgettrail.query.search;

import budgettrail.event.Text;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches that people have given a name. Everybody sees and changes the own ones only. */
@Component
class SavedSearches {
    /** The most that one person keeps. */
    static final int MOST = 50;

    /** The longest name, in characters. */
    static final int LONGEST = 100;

    private final NamedSearches searches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SavedSearches(NamedSearches searches, PlatformTransactionManager transactions, Clock clock) {
        this.searches = searches;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What became of a wish. */
    enum Outcome {
        DONE,
        /** It was so already. */
        UNCHANGED,
        NAME_TAKEN,
        TOO_MANY,
        UNKNOWN
    }

    static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.strip().equals(name)
                && Text.isNote(name);
    }

    List<NamedSearch> of(String owner) {
        return searches.findByKeyOwnerOrderByKeyName(owner);
    }

    /**
     * @param replaces whether one of the same name is given up for it
     */
    Outcome save(String owner, String name, String query, boolean replaces) {
        return alone(
                owner,
                saved -> {
                    var same = named(name, saved);
                    if (same.filter(one -> one.query().equals(query)).isPresent()) {
                        return Outcome.UNCHANGED;
                    }
                    if (same.isPresent() && !replaces) {
                        return Outcome.NAME_TAKEN;
                    }
                    if (same.isEmpty() && saved.size() >= MOST) {
                        return Outcome.TOO_MANY;
                    }
                    var key = new NamedSearch.Key(owner, name);
                    same.ifPresentOrElse(
                            one -> one.replace(query, clock.instant()),
                            () -> searches.save(new NamedSearch(key, query, clock.instant())));
                    return Outcome.DONE;
                });
    }

    Outcome rename(String owner, String name, String other) {
        return alone(
                owner,
                saved -> {
                    var one = named(name, saved);
                    if (one.isEmpty()) {
                        return Outcome.UNKNOWN;
                    }
                    if (name.equals(other)) {
                        return Outcome.UNCHANGED;
                    }
                    if (named(other, saved).isPresent()) {
                        return Outcome.NAME_TAKEN;
                    }
                    searches.delete(one.get());
                    searches.save(one.get().renamed(other));
                    return Outcome.DONE;
                });
    }

    Outcome delete(String owner, String name) {
        return alone(
                owner,
                saved -> {
                    var one = named(name, saved);
                    one.ifPresent(searches::delete);
                    return one.isEmpty() ? Outcome.UNKNOWN : Outcome.DONE;
                });
    }

    private static Optional<NamedSearch> named(String name, List<NamedSearch> saved) {
        return saved.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private interface Wish {
        Outcome of(List<NamedSearch> saved);
    }

    /** No other wish of the same person comes between looking and doing. */
    private Outcome alone(String owner, Wish wish) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            searches.alone(owner);
                            return wish.of(of(owner));
                        }));
    }
}
