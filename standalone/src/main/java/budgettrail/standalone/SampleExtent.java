package budgettrail.standalone;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** How much of the sample is loaded into an empty log; the setting {@code budgettrail.sample}. */
enum SampleExtent {
    /** 2022 with its synthetic payments, closed, and 2023 as practice. */
    YEAR,
    /** The real budget of 2022 alone. */
    BUDGET,
    /** Nothing. */
    NONE;

    /**
     * What the settings ask for. If they do not say: the year into the embedded database, nothing
     * into one that somebody named, which is not ours to fill.
     */
    static SampleExtent wanted(Environment settings) {
        var otherwise = EmbeddedDatabaseConfiguration.isMeant(settings) ? YEAR : NONE;
        return Binder.get(settings)
                .bind("budgettrail.sample", SampleExtent.class)
                .orElse(otherwise);
    }
}
