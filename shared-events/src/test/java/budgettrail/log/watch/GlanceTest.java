package budgettrail.log.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GlanceTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void manyOnlookersCostOneLook() {
        var glance = new Glance<>(looks::incrementAndGet);
        assertThat(glance.get()).isEqualTo(1);
        assertThat(glance.get()).isEqualTo(1);
    }

    @Test
    void whoLooksAgainFailsAsTheLastOneDid() {
        var glance =
                new Glance<>(
                        () -> {
                            throw new IllegalStateException("look " + looks.incrementAndGet());
                        });
        assertThatThrownBy(glance::get).hasMessage("look 1");
        assertThatThrownBy(glance::get).hasMessage("look 1");
        assertThat(looks).hasValue(1);
    }
}
