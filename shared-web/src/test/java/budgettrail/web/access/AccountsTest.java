package budgettrail.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.web.StartRefused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The file of the accounts, from its first making to its breaking. */
class AccountsTest {
    private static final BCryptPasswordEncoder ENCODER = new BCryptPasswordEncoder(4);

    @TempDir Path folder;

    private Path path() {
        return folder.resolve("var/accounts.json");
    }

    private Accounts open() {
        return Accounts.open(new AccountsFile(path()), ENCODER, FirstManagers.NONE);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), text);
    }

    private void expectRefusal(String... words) {
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(path().toString())
                .hasMessageContainingAll(words)
                .hasMessageNotContainingAny("secretsecretsecret");
    }

    private void expectAction(String... words) {
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused ->
                                assertThat(refused.action())
                                        .contains(words)
                                        .doesNotContain("new accounts"));
    }

    @Test
    void makesOneAccountForEachRoleButUnitManagersAtTheFirstStart() {
        var accounts = open();
        assertThat(accounts.justMade()).isTrue();
        var made = accounts.file().read();
        assertThat(made.stream().map(Account::user))
                .containsExactly(
                        "clerk",
                        "approver",
                        "officer",
                        "exemptions",
                        "auditor",
                        "migrator",
                        "admin");
        var roles = EnumSet.noneOf(Role.class);
        made.forEach(account -> roles.addAll(account.roles()));
        assertThat(roles).isEqualTo(EnumSet.complementOf(EnumSet.of(Role.UNIT_MANAGER)));
        var secrets = new HashSet<String>();
        made.forEach(account -> secrets.addAll(Set.of(account.password(), account.token())));
        assertThat(secrets).hasSize(14).allMatch(secret -> secret.length() >= 20);
    }

    @Test
    void makesUnitManagersWithTheUnitsThatSomebodyKnows() {
        FirstManagers known = () -> Map.of("head", "035");
        var accounts = Accounts.open(new AccountsFile(path()), ENCODER, known);
        var head = accounts.named("head").orElseThrow().viewer();
        assertThat(head).isEqualTo(new Viewer("head", Set.of(Role.UNIT_MANAGER), "035"));
        assertThat(accounts.all()).hasSize(8);
    }

    @Test
    void keepsTheFileToItsOwner() throws IOException {
        open();
        assertThat(mode(path())).isEqualTo("rw-------");
        assertThat(mode(path().getParent())).isEqualTo("rwx------");
        try (var files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));
        open();
        assertThat(mode(path())).isEqualTo("rw-------");
    }

    @Test
    void keepsTheSecretsAtTheSecondStart() throws IOException {
        open();
        var before = Files.readString(path());
        assertThat(open().justMade()).isFalse();
        assertThat(Files.readString(path())).isEqualTo(before);
    }

    @Test
    void knowsTokensAndHasNoSecretInMemory() {
        var accounts = open();
        for (var account : accounts.file().read()) {
            assertThat(accounts.bearing(account.token()).orElseThrow().name())
                    .isEqualTo(account.user());
            assertThat(account.toString()).doesNotContain(account.token(), account.password());
            var known = accounts.named(account.user()).orElseThrow();
            assertThat(known.passwordHash()).startsWith("$2").isNotEqualTo(account.password());
        }
        assertThat(accounts.bearing("")).isEmpty();
        assertThat(accounts.bearing("x".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "[null]",
                "[{\"user\":\"secretsecretsecret",
                "[{\"user\":\"a\",\"role\":\"secretsecretsecret\"}]",
                "[] []",
                "[{\"user\":\"a\",\"roles\":[\"secretsecretsecret\"],\"password\":\"p\",\"token\":\"t\"}]"
            })
    void refusesToStartWithABrokenFile(String text) throws IOException {
        write(text);
        expectRefusal("账户文件");
    }

    /** As an editor of Windows saves it. */
    @Test
    void saysOfAnotherEncodingHowToSaveTheFileAndNotToGiveItUp() throws IOException {
        Files.createDirectories(path().getParent());
        Files.write(path(), account("张", "\"AUDITOR\"").getBytes(Charset.forName("GBK")));
        expectRefusal("不是 UTF-8", "is not UTF-8");
        expectAction("另存为 UTF-8", "Save the file as UTF-8");
    }

    /** As some editors save UTF-8. */
    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        write("\uFEFF" + account("zhang", "\"AUDITOR\""));
        assertThat(open().named("zhang")).isPresent();
    }

    /** Root, as whom tests may run, may read everything. */
    @Test
    void saysWhoseTheFileMustBeAndNotToGiveItUp() {
        var name = path().toString();
        for (var why :
                List.of(
                        new AccessDeniedException(name),
                        new FileSystemException(name, null, "Operation not permitted"))) {
            var refused = new AccountsFile(path()).unread(why);
            assertThat(refused).hasMessageContainingAll("不能读取", "the user it runs as", name);
            assertThat(refused.action()).contains("交给该用户", "Give the file to that user");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TREASURY_CLERK, TREASURY_APPROVER",
        "BUDGET_OFFICER, TREASURY_CLERK",
        "BUDGET_OFFICER, EXEMPTION_OFFICER",
        "BUDGET_OFFICER, TREASURY_APPROVER",
        "UNIT_MANAGER, TREASURY_CLERK",
        "UNIT_MANAGER, EXEMPTION_OFFICER",
        "AUDITOR, BUDGET_OFFICER",
        "AUDITOR, TREASURY_APPROVER",
        "AUDITOR, ADMINISTRATOR",
        "ADMINISTRATOR, TREASURY_CLERK",
        "ADMINISTRATOR, TREASURY_APPROVER",
        "ADMINISTRATOR, BUDGET_OFFICER",
        "ADMINISTRATOR, EXEMPTION_OFFICER",
        "MIGRATOR, UNIT_MANAGER",
        "MIGRATOR, AUDITOR",
        "MIGRATOR, ADMINISTRATOR",
        "MIGRATOR, TREASURY_CLERK"
    })
    void refusesRolesThatConflict(Role one, Role other) throws IOException {
        write(account("zhang", "\"" + one + "\",\"" + other + "\""));
        expectRefusal("zhang", one.name(), other.name());
    }

    @ParameterizedTest
    @CsvSource({
        "TREASURY_APPROVER, EXEMPTION_OFFICER",
        "TREASURY_CLERK, EXEMPTION_OFFICER",
        "UNIT_MANAGER, AUDITOR"
    })
    void acceptsRolesThatDoNotConflict(Role one, Role other) throws IOException {
        write(account("zhang", "\"" + one + "\",\"" + other + "\""));
        assertThat(open().named("zhang").orElseThrow().viewer().roles()).containsOnly(one, other);
    }

    @Test
    void whoeverIsNotOnlyAUnitManagerHasNoUnit() throws IOException {
        var unit = "\"unit\":\"035\",\"password\"";
        write(account("zhang", "\"UNIT_MANAGER\",\"AUDITOR\"").replace("\"password\"", unit));
        assertThat(open().named("zhang").orElseThrow().viewer().unit()).isNull();
        write(account("zhang", "\"UNIT_MANAGER\"").replace("\"password\"", unit));
        assertThat(open().named("zhang").orElseThrow().viewer().unit()).isEqualTo("035");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretsecretsecret two",
                "secretsecretsecret!",
                "secretsecretsecret密",
                "=secretsecretsecret",
                "secretsecretsecret=a",
                "secretsecretsecret\\n"
            })
    void refusesATokenThatNobodyCanShow(String token) throws IOException {
        write(account("zhang", "\"AUDITOR\"").replace("secretsecretsecret2", token));
        expectRefusal("token of \"zhang\"");
    }

    @Test
    void acceptsEveryTokenThatCanBeShown() throws IOException {
        for (var token : List.of("Az09-._~+/Az09==", "x".repeat(256))) {
            write(account("zhang", "\"AUDITOR\"").replace("secretsecretsecret2", token));
            assertThat(open().bearing(token).orElseThrow().name()).isEqualTo("zhang");
        }
        write(account("zhang", "\"AUDITOR\"").replace("secretsecretsecret2", "x".repeat(257)));
        expectRefusal("token of \"zhang\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " zhang",
                "zhang ",
                "zhang\u3000",
                "zh\\nang",
                "zh\u202eang",
                "zhang\u061c",
                "zh\\ud800ang"
            })
    void refusesANameThatNoFactCanBear(String user) throws IOException {
        write(account(user, "\"AUDITOR\""));
        expectRefusal("name");
        write(account("x".repeat(2_001), "\"AUDITOR\""));
        expectRefusal("name");
    }

    @Test
    void refusesAccountsThatAreAlikeOrWeak() throws IOException {
        var one = account("a", "\"AUDITOR\"");
        write(one.replace("]\n", "") + "," + one.substring(1));
        expectRefusal("twice");
        write(
                "[{\"user\":\"a\",\"roles\":[\"AUDITOR\"],\"password\":\"short\",\"token\":\"secretsecretsecret\"}]");
        expectRefusal("too short");
        write(account("a", ""));
        expectRefusal("no role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"unit\":null,", "\"unit\":\" \","})
    void refusesAUnitManagerWithoutAUnitAndSaysWhatToWrite(String unit) throws IOException {
        write(account("zhang", "\"UNIT_MANAGER\"").replace("\"password\"", unit + "\"password\""));
        expectRefusal("zhang", "单位负责人", "unit manager", "没有写明单位", "names no unit");
        expectAction("\"unit\":\"单位编码\"", "\"unit\":\"code", "AUDITOR");
    }

    private static String account(String user, String roles) {
        return "[{\"user\":\"%s\",\"roles\":[%s],\"password\":\"secretsecretsecret1\",\"token\":\"secretsecretsecret2\"}]\n"
                .formatted(user, roles);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
