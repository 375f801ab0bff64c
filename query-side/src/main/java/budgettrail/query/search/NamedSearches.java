package budgettrail.query.search;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of searches that have a name. */
interface NamedSearches extends Repository<NamedSearch, NamedSearch.Key> {
    List<NamedSearch> findByKeyOwnerOrderByKeyName(String owner);

    NamedSearch save(NamedSearch search);

    void delete(NamedSearch search);

    /** Waits until no other transaction has a wish of this person. */
    @Query(
            nativeQuery = true,
            value = "SELECT CAST(pg_advisory_xact_lock(4210015, hashtext(:owner)) AS text)")
    String alone(String owner);
}
