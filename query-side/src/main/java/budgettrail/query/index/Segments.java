package budgettrail.query.index;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The segments as they are kept. */
final class Segments {
    /** Of what segments hold and how: a higher one than they were made by makes them anew. */
    static final int VERSION = 2;

    private static final String STANDING =
            """
            SELECT version, (SELECT coalesce(max(number) + 1, 0) FROM search.segment) FROM search.made
            """;
    private static final String VALUES =
            "SELECT number, amounts, days, imported FROM search.segment WHERE number = ANY"
                    + " (:numbers)";
    private static final String DICTIONARIES =
            """
            SELECT number, field, dictionary FROM search.field
            WHERE number = ANY (:numbers) AND field = ANY (:fields)
            """;
    private static final String CODES =
            """
            SELECT f.number, f.field, f.codes FROM unnest(:numbers, :fields) AS wanted (number, field)
            JOIN search.field f ON f.number = wanted.number AND f.field = wanted.field
            """;
    private static final Field[] FIELDS = Field.values();

    private final JdbcClient database;

    Segments(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param segments how many there are; those of another version are none
     */
    record Standing(int version, int segments) {
        /** The last position that they hold. */
        long last() {
            return version == VERSION ? (long) segments * Segment.SIZE : 0;
        }
    }

    Standing standing() {
        return database.sql(STANDING)
                .query((row, _) -> new Standing(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** Adds the texts of some fields. */
    void addTexts(Map<Integer, Segment> segments, Set<Field> fields) {
        if (segments.isEmpty() || fields.isEmpty()) {
            return;
        }
        database.sql(DICTIONARIES)
                .param("numbers", segments.keySet().toArray(Integer[]::new))
                .param("fields", fields.stream().map(Field::ordinal).toArray(Integer[]::new))
                .query(
                        row -> {
                            var field = FIELDS[row.getInt(2)];
                            var texts = new Dictionary(row.getBytes(3));
                            of(segments, row.getInt(1)).dictionaries.put(field, texts);
                        });
    }

    /** One field of one segment. */
    record Place(int number, Field field) {}

    /** Adds which facts have which texts. */
    void addCodes(Map<Integer, Segment> segments, Collection<Place> places) {
        if (!places.isEmpty()) {
            database.sql(CODES)
                    .param("numbers", places.stream().map(Place::number).toArray(Integer[]::new))
                    .param(
                            "fields",
                            places.stream()
                                    .map(place -> place.field().ordinal())
                                    .toArray(Integer[]::new))
                    .query(
                            row -> {
                                var field = FIELDS[row.getInt(2)];
                                of(segments, row.getInt(1)).codes.put(field, row.getBytes(3));
                            });
        }
    }

    /** Adds amounts and days. */
    void addValues(Map<Integer, Segment> segments) {
        if (segments.isEmpty()) {
            return;
        }
        database.sql(VALUES)
                .param("numbers", segments.keySet().toArray(Integer[]::new))
                .query(
                        row -> {
                            var segment = of(segments, row.getInt(1));
                            segment.amounts = row.getBytes(2);
                            segment.days = row.getBytes(3);
                            segment.imported = row.getBytes(4);
                        });
    }

    private static Segment of(Map<Integer, Segment> segments, int number) {
        return Objects.requireNonNull(segments.get(number));
    }
}
