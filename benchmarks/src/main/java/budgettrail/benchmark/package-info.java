/**
 * How fast it is, told as ratios: the product and its yardsticks take turns on one PostgreSQL that
 * the benchmark starts itself, with everything durable switched on.
 */
@NullMarked
package budgettrail.benchmark;

import org.jspecify.annotations.NullMarked;
