package budgettrail.web.access;

import java.util.Map;

/**
 * The unit managers who get an account when the accounts are made. Whoever knows units provides
 * them; a manager without a unit is never made.
 */
@FunctionalInterface
public interface FirstManagers {
    FirstManagers NONE = Map::of;

    /** Their names, in the order in which they are written, each with the code of the unit. */
    Map<String, String> units();
}
