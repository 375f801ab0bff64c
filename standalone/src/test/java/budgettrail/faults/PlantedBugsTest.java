package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing proves nothing: bugs are planted, and each must be found. */
class PlantedBugsTest {
    private static final int MOST_SEEDS = 3;
    private static final Plant NONE = new Plant("nothing", "", "", "");
    private static final Set<String> IN_VERIFY =
            Set.of("a virement gives what is not there", "a balance is written over");

    /** All of them, a few, or the one that is asked for by its name. */
    static Stream<Plant> plants() {
        var one = System.getProperty("budgettrail.plant");
        return Stream.concat(Stream.of(NONE), Plants.ALL.stream())
                .filter(
                        it ->
                                one == null
                                        ? Ground.isProof() || IN_VERIFY.contains(it.name())
                                        : it.name().contains(one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plants")
    void isFound(Plant plant) {
        var classes = plant.equals(NONE) ? List.<Path>of() : List.of(plant.compile());
        for (var attempt = 0; attempt < MOST_SEEDS; attempt++) {
            var start = System.nanoTime();
            var found = new Hunt(Ground.sharedServer(), Ground.seed() + attempt).in(classes);
            if (plant.equals(NONE)) {
                assertThat(found).as("where nothing is planted").isEmpty();
            } else if (found.isPresent()) {
                var seconds = (System.nanoTime() - start) / 1_000_000_000;
                IO.println(
                        "%s: found after %d s: %s"
                                .formatted(plant, seconds, found.get().getMessage()));
                return;
            }
        }
        assertThat(plant).as("was not found").isEqualTo(NONE);
    }
}
