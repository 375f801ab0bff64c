package budgettrail.log.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** As docs/operations.md says it: no password has to stand in a command line. */
class DatabaseAccessTest {
    private static final Map<String, Object> VARIABLES =
            Map.of(
                    "BUDGETTRAIL_DATABASE_URL", "jdbc:postgresql://db.example:5432/budgettrail",
                    "BUDGETTRAIL_DATABASE_OWNER_USER", "owner",
                    "BUDGETTRAIL_DATABASE_OWNER_PASSWORD", "owner's",
                    "BUDGETTRAIL_DATABASE_APPLICATION_USER", "application",
                    "BUDGETTRAIL_DATABASE_APPLICATION_PASSWORD", "application's");

    @Test
    void isTakenFromTheVariablesOfTheEnvironment() {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", VARIABLES));
        ConfigurationPropertySources.attach(settings);
        var access = new LogAutoConfiguration().databaseAccess(settings);
        assertThat(access.url()).endsWith("/budgettrail");
        assertThat(access.ownerUser()).isEqualTo("owner");
        assertThat(access.ownerPassword()).isEqualTo("owner's");
        assertThat(access.applicationUser()).isEqualTo("application");
        assertThat(access.applicationPassword()).isEqualTo("application's");
    }
}
