/**
 * A second reading of an exported log, written from the specification and from docs/export.md, not
 * from the code that recorded it: whoever has the file and the JDK checks its seal, its rules and
 * its rates. It shares the tree of hashes with the product, and nothing else.
 */
@NullMarked
package budgettrail.verifier;

import org.jspecify.annotations.NullMarked;
