package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing proves nothing: bugs are planted, and each must be found. */
class PlantedBugsTest {
    private static final int MOST_SEEDS = 3;
    private static final Plant NONE = new Plant("nothing", "", "", "");

    /** All of them and nothing at all where there is time to prove, or those that are asked for. */
    static Stream<Plant> plants() {
        var asked = System.getProperty("budgettrail.plant");
        return Stream.concat(Stream.of(NONE), Plants.ALL.stream())
                .filter(it -> asked == null ? Ground.isProof() : isAskedFor(it, asked));
    }

    /** By words of its name; a comma is an or. */
    private static boolean isAskedFor(Plant plant, String asked) {
        return Stream.of(asked.split(",")).anyMatch(plant.name()::contains);
    }

    /** Whoever changes the source plants the bug anew. */
    @Test
    void everyTextIsStillThere() {
        Plants.ALL.forEach(Plant::changed);
        assertThat(Plants.ALL).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("plants")
    void isFound(Plant plant) {
        var classes = plant.equals(NONE) ? List.<Path>of() : plant.classes();
        var scripts = plant.equals(NONE) ? List.<String>of() : plant.scripts();
        for (var attempt = 0; attempt < MOST_SEEDS; attempt++) {
            var watch = new Stopwatch();
            var found =
                    new Hunt(Ground.sharedServer(), Ground.seed() + attempt).in(classes, scripts);
            if (plant.equals(NONE)) {
                assertThat(found).as("where nothing is planted").isEmpty();
            } else if (found.isPresent()) {
                watch.say("found: %s: %s", plant, found.get().getMessage());
                return;
            }
        }
        assertThat(plant).as("was not found").isEqualTo(NONE);
    }
}
