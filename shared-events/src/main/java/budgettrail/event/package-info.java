/** What happened: the vocabulary of facts. It knows the JDK and nothing else. */
@NullMarked
package budgettrail.event;

import org.jspecify.annotations.NullMarked;
