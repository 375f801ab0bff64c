/** What a viewer chose once and is kept for the next page: the language, the theme. */
@NullMarked
package budgettrail.web.preference;

import org.jspecify.annotations.NullMarked;
