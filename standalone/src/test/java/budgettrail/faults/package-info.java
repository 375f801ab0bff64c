/**
 * Faults, and what must not happen under them: real processes killed, paused and cut off, clients
 * that keep a journal of what they meant and were told, and a checker with a model of its own.
 */
@NullMarked
package budgettrail.faults;

import org.jspecify.annotations.NullMarked;
