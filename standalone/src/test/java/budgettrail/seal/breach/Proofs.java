package budgettrail.seal.breach;

import org.slf4j.Logger;

/** Planted: a proof that knows more than the JDK. */
public final class Proofs {
    Logger log;
}
