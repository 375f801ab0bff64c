package budgettrail.query.index;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A few bytes that stand for a text which only its like is asked for. Nearly every fact has an id
 * of its own request, too long to be kept for each. Two ids of one print would be found together:
 * no chance brings that about, and whoever does it on purpose mixes up nothing but own requests.
 */
final class Print {
    private static final int BYTES = 8;

    private Print() {}

    static byte[] of(String text) {
        return Arrays.copyOf(sha256().digest(Folding.bytes(text)), BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
