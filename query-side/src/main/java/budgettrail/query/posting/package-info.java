/** What one fact adds to which measure of which line, and on which day it counts. */
@NullMarked
package budgettrail.query.posting;

import org.jspecify.annotations.NullMarked;
