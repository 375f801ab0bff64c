package budgettrail.journey;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import budgettrail.BudgetTrail;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Account;
import budgettrail.web.access.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a fresh database and a free port, without a sample unless asked for. */
public final class RunningApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Path accounts;
    private final Api api;

    /** Where applications on databases of the tests keep what is theirs. */
    public static final Path VAR = Path.of("target", "var");

    private RunningApplication(DatabaseAccess access, List<Account> known, String... settings) {
        accounts = folder().resolve("accounts.json");
        if (!known.isEmpty()) {
            write(known);
        }
        var arguments = new ArrayList<>(settings(access, accounts));
        arguments.addAll(List.of(settings));
        context =
                new SpringApplicationBuilder(BudgetTrail.class)
                        .initializers(RunningApplication::quickPasswords)
                        .run(arguments.toArray(String[]::new));
        api = new Api(address(), accounts);
    }

    /** Slow hashing is not what is tested here, and each application hashes all accounts. */
    private static void quickPasswords(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean(
                        "quickPasswords",
                        PasswordEncoder.class,
                        () -> new BCryptPasswordEncoder(4),
                        bean -> bean.setPrimary(true));
    }

    public static RunningApplication start(String... settings) {
        return on(migrated(), settings);
    }

    /** With these accounts and no others. */
    static RunningApplication startWith(List<Account> accounts, String... settings) {
        return new RunningApplication(migrated(), accounts, settings);
    }

    private static DatabaseAccess migrated() {
        return TestDatabase.with("log", "command", "query", "audit", "search");
    }

    /** On a database that may hold something already. */
    public static RunningApplication on(DatabaseAccess access, String... settings) {
        var all = new ArrayList<>(List.of(settings));
        if (all.stream().noneMatch(it -> it.startsWith("--budgettrail.sample="))) {
            all.add("--budgettrail.sample=none");
        }
        return new RunningApplication(access, List.of(), all.toArray(String[]::new));
    }

    /** With the settings that it has when nobody sets any, but for the database. */
    static RunningApplication asIs(DatabaseAccess access) {
        return new RunningApplication(access, List.of());
    }

    /** A page as somebody with this role finds it. */
    public String page(String path, String role) {
        var visitors = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context);
        try {
            return visitors.apply(springSecurity())
                    .build()
                    .perform(get(path).with(user("somebody").roles(role)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    public static List<String> settings(DatabaseAccess access, Path accounts) {
        return List.of(
                "--server.port=0",
                "--budgettrail.accounts=" + accounts,
                "--budgettrail.var=" + VAR,
                "--budgettrail.database.url=" + access.url(),
                "--budgettrail.database.owner.user=" + access.ownerUser(),
                "--budgettrail.database.owner.password=" + access.ownerPassword(),
                "--budgettrail.database.application.user=" + access.applicationUser(),
                "--budgettrail.database.application.password=" + access.applicationPassword());
    }

    public Api api() {
        return api;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** As the file has it. */
    public Account account(String user) {
        return context.getBean(Accounts.class).file().read().stream()
                .filter(one -> one.user().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private void write(List<Account> known) {
        try {
            Files.writeString(accounts, JsonMapper.shared().writeValueAsString(known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("budgettrail-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
