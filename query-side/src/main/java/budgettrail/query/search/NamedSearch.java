package budgettrail.query.search;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A search that somebody has given a name. */
@Entity
@Table(schema = "search", name = "saved")
class NamedSearch {
    @EmbeddedId private Key key;
    private String query;
    private Instant savedAt;

    /** A person has each name once. */
    @Embeddable
    record Key(String owner, String name) {}

    /** Empty, for JPA to fill in. */
    protected NamedSearch() {
        this(new Key("", ""), "", Instant.EPOCH);
    }

    NamedSearch(Key key, String query, Instant savedAt) {
        this.key = key;
        this.query = query;
        this.savedAt = savedAt;
    }

    String name() {
        return key.name();
    }

    String query() {
        return query;
    }

    Instant savedAt() {
        return savedAt;
    }

    void replace(String other, Instant at) {
        query = other;
        savedAt = at;
    }

    /** The same under another name, which is part of its key: another object. */
    NamedSearch renamed(String other) {
        return new NamedSearch(new Key(key.owner(), other), query, savedAt);
    }
}
