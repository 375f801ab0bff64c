/**
 * What the controllers of all features share: who gives a command, how its fields are read, how it
 * is answered.
 */
@NullMarked
package budgettrail.command.http;

import org.jspecify.annotations.NullMarked;
