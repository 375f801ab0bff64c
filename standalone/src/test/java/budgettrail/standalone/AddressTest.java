package budgettrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** The address that the one who started it opens. */
class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8081",
        "budget.example, http://budget.example:8081",
        "::1, http://[::1]:8081"
    })
    void isOneThatABrowserTakes(String host, String address) {
        var settings =
                new MockEnvironment()
                        .withProperty("server.address", host)
                        .withProperty("local.server.port", "8081");
        assertThat(Standalone.address(settings)).isEqualTo(address);
    }

    /** The clerk's token is in the request that the ready message shows. */
    @ParameterizedTest
    @CsvSource({
        "server.ssl.certificate=tls.crt, https",
        "server.ssl.key-store=tls.p12, https",
        "server.ssl.bundle=web, https",
        "server.ssl.certificate=tls.crt server.ssl.enabled=true, https",
        "server.ssl.certificate=tls.crt server.ssl.enabled=false, http",
        "server.port=8443, http"
    })
    void isOfTheSchemeThatIsServed(String set, String scheme) {
        var settings = new MockEnvironment();
        for (var setting : set.split(" ")) {
            var parts = setting.split("=");
            settings.withProperty(parts[0], parts[1]);
        }
        assertThat(Standalone.address(settings)).isEqualTo(scheme + "://localhost:8080");
    }
}
