package budgettrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Browsers find the icon of the pages without anybody signing in. */
class IconTest extends WebTest {
    @Test
    void isFoundWhereThePagesSayAndWhereBrowsersAsk() {
        assertThat(send(request("/sign-in")).body()).contains("rel=\"icon\"", "/assets/icon.svg");
        var asked = send(request("/favicon.ico"));
        assertThat(asked.statusCode()).isEqualTo(302);
        var place = URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath();
        var icon = send(request(place));
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(icon.body()).startsWith("<svg");
    }
}
