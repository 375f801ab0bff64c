package budgettrail.command.importing;

import budgettrail.command.line.Circumstances;
import budgettrail.event.Actor;
import budgettrail.log.Metadata;
import budgettrail.log.Metadata.Source;
import org.jspecify.annotations.Nullable;

/**
 * What all facts of one import bear.
 *
 * @param history whether it brings what happened before and elsewhere (an opening budget, names, a
 *     migrated year), and not one's own commands in a file, to which every rule of the day applies
 */
record Stamp(String importId, Actor actor, boolean history, @Nullable String correlation) {

    /**
     * Of the command with this place in the plan; what is recorded once is never recorded again.
     */
    Metadata of(int place, int row) {
        return new Metadata(
                actor,
                history ? Source.IMPORT : Source.ONLINE,
                key(place),
                null,
                correlation,
                0,
                importId,
                row);
    }

    /** Of a description, which is recorded once because its stream bears the import then. */
    Metadata of(int row) {
        return new Metadata(
                actor,
                history ? Source.IMPORT : Source.ONLINE,
                null,
                null,
                correlation,
                0,
                importId,
                row);
    }

    String key(int place) {
        return key(importId, place);
    }

    static String key(String importId, int place) {
        return "import:" + importId + ":" + place;
    }

    /** The same circumstances, for history or not. */
    Circumstances in(Circumstances now) {
        return new Circumstances(actor, now.today(), history, now.fourEyesLimit());
    }
}
