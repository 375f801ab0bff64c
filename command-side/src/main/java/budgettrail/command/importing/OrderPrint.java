package budgettrail.command.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one order from another: SHA-256 of everything its sender wants recorded, in
 * hexadecimal.
 */
final class OrderPrint {
    private OrderPrint() {}

    static String of(Order order) {
        var said =
                order.kind()
                        + "\n"
                        + order.year()
                        + "\n"
                        + order.controls()
                        + "\n"
                        + order.dryRun()
                        + "\n"
                        + order.file().format();
        var digest = sha256();
        digest.update(said.getBytes(StandardCharsets.UTF_8));
        add(digest, order.file().bytes());
        var second = order.second();
        if (second != null) {
            add(digest, second.bytes());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
