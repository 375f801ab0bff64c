package budgettrail.event.breach;

import org.slf4j.Logger;

/** Planted: a fact that knows more than the JDK. */
public final class Facts {
    Logger log;
}
