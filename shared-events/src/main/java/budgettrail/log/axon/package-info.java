/** The log behind Axon: its event storage engine, and the beans both sides share. */
@NullMarked
package budgettrail.log.axon;

import org.jspecify.annotations.NullMarked;
