/**
 * The peer of the benchmark: the same rules on Axon's and Boot's own defaults. It is deployed
 * nowhere; nothing depends on it, and only the benchmark starts it.
 */
@NullMarked
package stockaxon;

import org.jspecify.annotations.NullMarked;
