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
}
