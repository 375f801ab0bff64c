/** What lines and units have and have spent, projected by Axon's default processor. */
@NullMarked
package stockaxon.balance;

import org.jspecify.annotations.NullMarked;
