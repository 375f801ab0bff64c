package budgettrail.command.shell;

import budgettrail.log.FactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** What tells one command from another: SHA-256 of its name and its JSON, in hexadecimal. */
public final class Fingerprint {
    private static final JsonMapper JSON = FactJson.mapper();

    private Fingerprint() {}

    /** The same for equal records, different for all others. */
    public static String of(Object command) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(command.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(JSON.writeValueAsBytes(command)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
