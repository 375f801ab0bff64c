package budgettrail.verifier;

import budgettrail.seal.Hash;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an export says it is.
 *
 * @param year none: every year
 * @param unit none: every unit
 * @param size how many facts the newest head covers
 * @param facts how many of them are in the file
 */
record Manifest(
        String origin,
        @Nullable Long year,
        @Nullable String unit,
        long size,
        Hash root,
        long facts,
        Instant created,
        String by,
        Map<Part, Entry> entries) {
    private static final String FORMAT = "budget-trail-export/1";

    private static final Set<String> MEMBERS =
            Set.of(
                    "format", "origin", "scope", "size", "root", "facts", "created", "by",
                    "entries");

    /** What is said of one entry. */
    record Entry(long bytes, String sha256) {}

    boolean whole() {
        return year == null && unit == null;
    }

    static Manifest of(byte[] json) throws Malformed {
        var members = Members.of(json).exactly(MEMBERS);
        if (!members.text("format").equals(FORMAT)) {
            throw new Malformed("its format is not " + FORMAT);
        }
        var scope = members.object("scope").exactly(Set.of("fiscalYear", "unit"));
        try {
            return new Manifest(
                    members.text("origin"),
                    scope.all().get("fiscalYear") == null ? null : scope.number("fiscalYear"),
                    scope.maybe("unit"),
                    notNegative(members, "size"),
                    Hash.ofBase64(members.text("root")),
                    notNegative(members, "facts"),
                    Instant.parse(members.text("created")),
                    members.text("by"),
                    entries(members));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new Malformed("it has a root or a time that is none");
        }
    }

    private static long notNegative(Members members, String name) throws Malformed {
        var number = members.number(name);
        if (number < 0) {
            throw new Malformed(name + " is negative");
        }
        return number;
    }

    private static Map<Part, Entry> entries(Members members) throws Malformed {
        var entries = new EnumMap<Part, Entry>(Part.class);
        for (var each : members.list("entries")) {
            var entry = Members.of(each).exactly(Set.of("name", "bytes", "sha256"));
            var part = Part.named(entry.text("name"));
            if (part.isEmpty()
                    || entries.put(
                                    part.get(),
                                    new Entry(entry.number("bytes"), entry.text("sha256")))
                            != null) {
                throw new Malformed("it names an entry twice, or one that there is not");
            }
        }
        return entries;
    }
}
