package budgettrail.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts in memory: who they are, and hashes of what they know. */
public final class Accounts {
    /** One account without its secrets. */
    record Known(Viewer viewer, String passwordHash, byte[] tokenHash) {}

    private final AccountsFile file;
    private final boolean made;
    private final Map<String, Known> byName;

    private Accounts(AccountsFile file, boolean made, PasswordEncoder encoder) {
        this.file = file;
        this.made = made;
        // Hashing passwords is slow on purpose.
        this.byName =
                file.read().parallelStream()
                        .map(account -> known(account, encoder))
                        .collect(Collectors.toMap(one -> one.viewer().name(), Function.identity()));
    }

    /** Reads the file, and makes it first where there is none. */
    static Accounts open(AccountsFile file, PasswordEncoder encoder, FirstManagers managers) {
        var missing = !file.exists();
        if (missing) {
            file.make(managers.units());
        }
        return new Accounts(file, missing, encoder);
    }

    public AccountsFile file() {
        return file;
    }

    /** Whether this start made the accounts: their secrets are shown once. */
    public boolean justMade() {
        return made;
    }

    Optional<Known> named(String user) {
        return Optional.ofNullable(byName.get(user));
    }

    /** Looks at every account, in constant time each: nothing is learned from how long it takes. */
    Optional<Viewer> bearing(String token) {
        if (token.length() > AccountsFile.LONGEST_TOKEN) { // Nobody's; it is not even hashed.
            return Optional.empty();
        }
        var hash = hash(token);
        var bearers =
                byName.values().stream()
                        .filter(known -> MessageDigest.isEqual(known.tokenHash(), hash))
                        .map(Known::viewer)
                        .toList();
        return bearers.isEmpty() ? Optional.empty() : Optional.of(bearers.getFirst());
    }

    List<Viewer> all() {
        return byName.values().stream().map(Known::viewer).toList();
    }

    /** Whoever reads more than a unit reads all. */
    private static Known known(Account account, PasswordEncoder encoder) {
        var unit = Viewer.readsByUnit(account.roles()) ? account.unit() : null;
        var viewer = new Viewer(account.user(), account.roles(), unit);
        return new Known(
                viewer, String.valueOf(encoder.encode(account.password())), hash(account.token()));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
