/** The document of the API: what its callers are told about it. */
@NullMarked
package budgettrail.web.document;

import org.jspecify.annotations.NullMarked;
