package budgettrail.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes as RFC 6962, section 2.1, says: a leaf is told apart from a node by the
 * byte in front. Not for several threads.
 */
public final class Hasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = sha256();
    private final byte[] node = new byte[1 + 2 * Hash.BYTES];
    private final byte[] result = new byte[Hash.BYTES];

    /** A new SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }

    public Hash leaf(byte[] data) {
        return leaf(data, 0, data.length);
    }

    /** Of so many bytes from a place in the array on. */
    public Hash leaf(byte[] data, int from, int length) {
        sha256.update(LEAF);
        sha256.update(data, from, length);
        return done();
    }

    public Hash node(Hash left, Hash right) {
        node[0] = NODE;
        left.copyTo(node, 1);
        right.copyTo(node, 1 + Hash.BYTES);
        sha256.update(node);
        return done();
    }

    /** The root of a tree without leaves. */
    public Hash nothing() {
        return done();
    }

    private Hash done() {
        try {
            sha256.digest(result, 0, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        return Hash.of(result);
    }
}
