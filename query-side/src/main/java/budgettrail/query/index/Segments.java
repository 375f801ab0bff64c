package budgettrail.query.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The segments as they are kept. */
final class Segments {
    /** Of what segments hold and how: a higher one than they were made by makes them anew. */
    static final int VERSION = 5;

    private static final String STANDING =
            """
            SELECT version, (SELECT coalesce(max(number) + 1, 0) FROM search.segment) FROM search.made
            """;
    private static final String VALUES =
            "SELECT number, amounts, days, imported FROM search.segment WHERE number = ANY"
                    + " (:numbers)";

    /** Those that begin within so many bytes, and of each the first. */
    private static final String DICTIONARIES =
            """
            SELECT number, field, octet_length(dictionary), substring(dictionary FROM 1 FOR :part)
            FROM (SELECT number, field, dictionary,
                         sum(least(octet_length(dictionary), :part)) OVER (ORDER BY number, field)
                             - least(octet_length(dictionary), :part) AS before
                  FROM search.field
                  WHERE number = ANY (:numbers) AND field = ANY (:fields)
                    AND (number, field) > (:number, :field)) AS asked
            WHERE before < :most
            ORDER BY number, field
            """;

    private static final String REST =
            """
            SELECT substring(dictionary FROM :from FOR :part) FROM search.field
            WHERE number = :number AND field = :field
            """;
    private static final String CODES =
            """
            SELECT f.number, f.field, f.codes FROM unnest(:numbers, :fields) AS wanted (number, field)
            JOIN search.field f ON f.number = wanted.number AND f.field = wanted.field
            """;
    private static final Field[] FIELDS = Field.values();

    /** Texts of one field that are in memory at once, in bytes. */
    private static final int PART = 1 << 20;

    /** The same of all that are looked through by one who searches. */
    private static final int MOST_AT_ONCE = 16 << 20;

    private final JdbcClient database;
    private final int part;
    private final int mostAtOnce;

    Segments(JdbcClient database) {
        this(database, PART, MOST_AT_ONCE);
    }

    /** The same in other portions. */
    Segments(JdbcClient database, int part, int mostAtOnce) {
        this.database = database;
        this.part = part;
        this.mostAtOnce = mostAtOnce;
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

    /** Is shown the texts of a field. */
    @FunctionalInterface
    interface Reader {
        void read(Place place, Dictionary texts);
    }

    /** Shows the texts of some fields, as many at a time as there is room for. */
    void readTexts(Collection<Integer> numbers, Set<Field> fields, Reader reader) {
        var some = someTexts(numbers, fields, -1, -1);
        while (!some.isEmpty()) {
            some.forEach(one -> reader.read(one.place(), dictionary(one)));
            var last = some.getLast().place();
            some =
                    size(some) < mostAtOnce
                            ? List.of()
                            : someTexts(numbers, fields, last.number(), last.field().ordinal());
        }
    }

    /**
     * The first of the texts of a field.
     *
     * @param length of all, in bytes
     */
    private record Part(Place place, int length, byte[] bytes) {}

    private static long size(List<Part> some) {
        return some.stream().mapToLong(part -> part.bytes().length).sum();
    }

    /** Those behind one. */
    private List<Part> someTexts(
            Collection<Integer> numbers, Set<Field> fields, int number, int field) {
        return database.sql(DICTIONARIES)
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("fields", fields.stream().map(Field::ordinal).toArray(Integer[]::new))
                .param("number", number)
                .param("field", field)
                .param("part", part)
                .param("most", mostAtOnce)
                .query(
                        (row, _) ->
                                new Part(
                                        new Place(row.getInt(1), FIELDS[row.getInt(2)]),
                                        row.getInt(3),
                                        row.getBytes(4)))
                .list();
    }

    private Dictionary dictionary(Part part) {
        return new Dictionary(part.bytes(), part.length(), known -> rest(part.place(), known));
    }

    private byte[] rest(Place place, int known) {
        return database.sql(REST)
                .param("number", place.number())
                .param("field", place.field().ordinal())
                .param("from", known + 1)
                .param("part", part)
                .query((row, _) -> row.getBytes(1))
                .single();
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
