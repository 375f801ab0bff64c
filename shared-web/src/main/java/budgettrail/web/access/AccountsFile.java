package budgettrail.web.access;

import budgettrail.web.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of the accounts: made with new secrets at the first start, only read afterwards. */
public final class AccountsFile {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final int PASSWORD_BYTES = 15;
    private static final int TOKEN_BYTES = 32;

    /** Shorter ones could be guessed. */
    private static final int SHORTEST_SECRET = 12;

    /** BCrypt reads no more of a password. */
    private static final int LONGEST_PASSWORD = 72;

    static final int LONGEST_TOKEN = 256;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What security takes for a token, see RFC 6750. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** What a fact takes for an actor: nothing that controls or turns what stands around it. */
    private static final Pattern NAME =
            Pattern.compile(
                    "[^\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]{1,2000}");

    private final Path path;

    public AccountsFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** All accounts of the file; an error is a refused start. */
    public List<Account> read() {
        try {
            OwnerOnly.close(path);
            var accounts = List.of(accountsIn(text()));
            check(accounts);
            return accounts;
        } catch (JacksonException notAccounts) {
            // Without its words: they may quote a secret.
            var place = notAccounts.getLocation();
            throw broken(
                    "not a JSON list of accounts, line " + (place == null ? 1 : place.getLineNr()));
        } catch (IOException unread) {
            throw unread(unread);
        }
    }

    /**
     * One account for each role but that of unit managers, and one for each of these with the unit;
     * all with new secrets. One line each, so that grep finds them.
     */
    void make(Map<String, String> managers) {
        var random = new SecureRandom();
        var accounts = new ArrayList<Account>();
        roles().forEach((user, role) -> accounts.add(made(user, role, null, random)));
        managers.forEach((user, unit) -> accounts.add(made(user, Role.UNIT_MANAGER, unit, random)));
        var lines =
                accounts.stream()
                        .map(JSON::writeValueAsString)
                        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
        try {
            OwnerOnly.write(path, lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Without the mark that some editors put before what they save as UTF-8. */
    private String text() throws IOException {
        var text = Files.readString(path);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private Account[] accountsIn(String text) {
        Account @Nullable [] accounts = JSON.readValue(text, Account[].class);
        if (accounts == null || Arrays.stream(accounts).anyMatch(Objects::isNull)) {
            throw broken("nothing where an account should be");
        }
        return accounts;
    }

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new LinkedHashMap<>();
        roles.put("clerk", Role.TREASURY_CLERK);
        roles.put("approver", Role.TREASURY_APPROVER);
        roles.put("officer", Role.BUDGET_OFFICER);
        roles.put("exemptions", Role.EXEMPTION_OFFICER);
        roles.put("auditor", Role.AUDITOR);
        roles.put("migrator", Role.MIGRATOR);
        roles.put("admin", Role.ADMINISTRATOR);
        return roles;
    }

    private static Account made(
            String user, Role role, @Nullable String unit, SecureRandom random) {
        return new Account(
                user,
                Set.of(role),
                unit,
                secret(PASSWORD_BYTES, random),
                "bt_" + secret(TOKEN_BYTES, random));
    }

    private static String secret(int bytes, SecureRandom random) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private void check(List<Account> accounts) {
        var users = new HashSet<String>();
        var tokens = new HashSet<String>();
        for (var account : accounts) {
            if (isBlank(account.user()) || account.roles() == null) {
                throw broken("an account without user or roles");
            }
            checkName(account.user(), users.size() + 1);
            checkSecrets(account);
            checkDuties(account);
            if (!users.add(account.user()) || !tokens.add(account.token())) {
                throw broken("user or token of \"" + account.user() + "\" twice");
            }
        }
    }

    private void checkName(String user, int number) {
        if (!user.equals(user.strip()) || !NAME.matcher(user).matches()) {
            throw broken(
                    "the name of account "
                            + number
                            + " has blanks around it, characters that are not text, or more than"
                            + " 2000 of them");
        }
    }

    private void checkSecrets(Account account) {
        if (isShort(account.password()) || isShort(account.token())) {
            throw broken("password or token of \"" + account.user() + "\" too short");
        }
        if (account.password().getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw broken("password of \"" + account.user() + "\" too long");
        }
        if (account.token().length() > LONGEST_TOKEN || !TOKEN.matcher(account.token()).matches()) {
            throw broken(
                    "token of \"%s\" not at most %d letters, digits and -._~+/, with \"=\" at its end only"
                            .formatted(account.user(), LONGEST_TOKEN));
        }
    }

    private void checkDuties(Account account) {
        if (account.roles().isEmpty() || account.roles().contains(null)) {
            throw broken("\"" + account.user() + "\" has no role");
        }
        Duties.conflict(account.roles())
                .ifPresent(
                        roles -> {
                            throw broken(
                                    "\"" + account.user() + "\" has conflicting roles " + roles);
                        });
        if (account.unit() != null && !account.roles().contains(Role.UNIT_MANAGER)) {
            throw broken("\"" + account.user() + "\" has a unit but does not manage one");
        }
        if (isBlank(account.unit()) && Viewer.readsByUnit(account.roles())) {
            throw withoutUnit(account.user());
        }
    }

    private static boolean isShort(@Nullable String secret) {
        return secret == null || secret.length() < SHORTEST_SECRET;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private StartRefused withoutUnit(String user) {
        return new StartRefused(
                "账户文件 %1$s 中，单位负责人“%2$s”没有写明单位。 In the accounts file %1$s the unit manager \"%2$s\" names no unit."
                        .formatted(path, user),
                "在该账户中加入 \"unit\":\"单位编码\"：可见该单位及其下级；若应可见全部单位，加上角色 AUDITOR。 Add \"unit\":\"code of"
                    + " the unit\" to the account: it sees that unit and all below. If it shall see"
                    + " every unit, add the role AUDITOR.");
    }

    private StartRefused broken(String what) {
        return new StartRefused(
                "账户文件 %1$s 无法使用。 The accounts file %1$s cannot be used: %2$s."
                        .formatted(path, what),
                "改正该文件，或将其移走以生成新账户。 Correct the file, or move it away to have new accounts made.");
    }

    /** What is in it may be right: nobody is advised to have new secrets made. */
    StartRefused unread(IOException why) {
        return switch (why) {
            case CharacterCodingException _ ->
                    new StartRefused(
                            "账户文件 %1$s 不是 UTF-8 编码。 The accounts file %1$s is not UTF-8."
                                    .formatted(path),
                            "将该文件另存为 UTF-8 编码。 Save the file as UTF-8.",
                            why);
            case FileSystemException _ ->
                    new StartRefused(
                            "运行本程序的用户不能读取账户文件 %1$s，或不能使其仅自己可读。 The accounts file %1$s may not be read, or not be closed to others, by the user it runs as (%2$s)."
                                    .formatted(path, why.getMessage()),
                            "将该文件交给该用户：chown。 Give the file to that user: chown.",
                            why);
            case IOException _ ->
                    new StartRefused(
                            "账户文件 %1$s 读取失败。 The accounts file %1$s could not be read: %2$s."
                                    .formatted(path, why.getMessage()),
                            "使该文件可以读取后再启动。 Let the file be readable, then start again.",
                            why);
        };
    }
}
