package budgettrail.standalone;

import budgettrail.web.StartRefused;
import budgettrail.web.access.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The passwords of the embedded PostgreSQL, made at the first start and kept beside its data.
 *
 * @param superuser makes the two roles; nothing else uses it
 * @param owner migrates
 * @param application reads and appends
 */
record DatabaseSecrets(String superuser, String owner, String application) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();
    private static final int BYTES = 24;

    DatabaseSecrets {
        // They are written into statements that know no parameters.
        if (!(superuser + owner + application).matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("Not passwords");
        }
    }

    /** Reads the file, or makes it for a database that is not there yet. */
    static DatabaseSecrets open(Path file, boolean databaseExists) throws IOException {
        if (!Files.exists(file)) {
            if (databaseExists) {
                throw lost(file, "is missing");
            }
            var random = new SecureRandom();
            var made = new DatabaseSecrets(secret(random), secret(random), secret(random));
            OwnerOnly.write(file, JSON.writeValueAsString(made) + "\n");
        }
        try {
            OwnerOnly.close(file);
            return JSON.readValue(Files.readString(file), DatabaseSecrets.class);
        } catch (JacksonException broken) {
            throw lost(file, "is broken");
        }
    }

    private static String secret(SecureRandom random) {
        var drawn = new byte[BYTES];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static StartRefused lost(Path file, String how) {
        return new StartRefused(
                "数据库密码文件 %1$s 缺失或损坏。 The file of the database passwords %1$s %2$s."
                        .formatted(file, how),
                "从备份恢复该文件。 Restore the file from a backup.");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "DatabaseSecrets[]";
    }
}
