package budgettrail.log.seal;

import java.io.IOException;
import java.nio.file.Path;

/** What lies in the place of a key is none. */
final class UnusableKey extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableKey(Path folder, Exception broken) {
        super("The key in " + folder + " cannot be used", broken);
    }
}
