package budgettrail.query.search;

import budgettrail.event.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches that people have given a name. Everybody sees and changes the own ones only. */
@Component
class SavedSearches {
    /** The most that one person keeps. */
    static final int MOST = 50;

    /** The longest name, in characters. */
    static final int LONGEST = 100;

    private static final String ALL =
            "SELECT name, query, saved_at FROM search.saved WHERE owner = :owner ORDER BY name";
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(4210015, hashtext(:owner))";
    private static final String SAVE =
            """
            INSERT INTO search.saved (owner, name, query, saved_at) VALUES (:owner, :name, :query, :at)
            ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at
            """;
    private static final String RENAME =
            "UPDATE search.saved SET name = :other WHERE owner = :owner AND name = :name";
    private static final String DELETE =
            "DELETE FROM search.saved WHERE owner = :owner AND name = :name";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SavedSearches(@Qualifier("searchDataSource") DataSource database, Clock clock) {
        this.database = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = clock;
    }

    /** A search under its name. */
    record Saved(String name, String query, Instant savedAt) {}

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

    List<Saved> of(String owner) {
        return database.sql(ALL)
                .param("owner", owner)
                .query(
                        (row, _) ->
                                new Saved(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * @param replaces whether one of the same name is given up for it
     */
    Outcome save(String owner, String name, String query, boolean replaces) {
        return alone(
                owner,
                saved -> {
                    var same = saved.stream().filter(one -> one.name().equals(name)).findFirst();
                    if (same.filter(one -> one.query().equals(query)).isPresent()) {
                        return Outcome.UNCHANGED;
                    }
                    if (same.isPresent() && !replaces) {
                        return Outcome.NAME_TAKEN;
                    }
                    if (same.isEmpty() && saved.size() >= MOST) {
                        return Outcome.TOO_MANY;
                    }
                    database.sql(SAVE)
                            .param("owner", owner)
                            .param("name", name)
                            .param("query", query)
                            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    return Outcome.DONE;
                });
    }

    Outcome rename(String owner, String name, String other) {
        return alone(
                owner,
                saved -> {
                    if (saved.stream().noneMatch(one -> one.name().equals(name))) {
                        return Outcome.UNKNOWN;
                    }
                    if (name.equals(other)) {
                        return Outcome.UNCHANGED;
                    }
                    if (saved.stream().anyMatch(one -> one.name().equals(other))) {
                        return Outcome.NAME_TAKEN;
                    }
                    database.sql(RENAME)
                            .param("owner", owner)
                            .param("name", name)
                            .param("other", other)
                            .update();
                    return Outcome.DONE;
                });
    }

    Outcome delete(String owner, String name) {
        if (!isName(name)) {
            return Outcome.UNKNOWN; // The database does not take every text.
        }
        var gone = database.sql(DELETE).param("owner", owner).param("name", name).update();
        return gone == 0 ? Outcome.UNKNOWN : Outcome.DONE;
    }

    private interface Wish {
        Outcome of(List<Saved> saved);
    }

    /** No other wish of the same person comes between looking and doing. */
    private Outcome alone(String owner, Wish wish) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            database.sql(ONE_AT_A_TIME)
                                    .param("owner", owner)
                                    .query((_, _) -> owner)
                                    .list();
                            return wish.of(of(owner));
                        }));
    }
}
