/**
 * Tables as people send them: bytes in, rows of named cells or errors out. No domain, no Spring.
 */
@NullMarked
package budgettrail.command.importing.table;

import org.jspecify.annotations.NullMarked;
