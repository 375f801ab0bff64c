package budgettrail.benchmark;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be measured at a sitting of its own. */
enum Part {
    /** P1, P2, P3, P5: payments come in; beside stock Axon. */
    RECORD,
    /** P4, P6, P7, P11: a large log is read and made anew. */
    READ,
    /** P6, P8, P9, P11: the log becomes ten times as large. */
    GROW;

    /** Parts by name, {@code record,read}; {@code all} are all. */
    static Set<Part> of(String names) {
        if (names.equals("all")) {
            return EnumSet.allOf(Part.class);
        }
        var parts = EnumSet.noneOf(Part.class);
        Arrays.stream(names.split(","))
                .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .forEach(parts::add);
        return parts;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
