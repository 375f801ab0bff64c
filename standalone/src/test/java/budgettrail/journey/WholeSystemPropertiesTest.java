package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.LineReader;
import budgettrail.log.EventLog;
import budgettrail.query.reading.Reading;
import budgettrail.query.rebuild.Rebuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random commands through the real desk, the real log, the real projection and its rebuild: all
 * agree with the second book, on every line and in every scope, on every day; and the verifier
 * finds no fault in them. A failure names its seed, and the seed repeats it.
 */
class WholeSystemPropertiesTest {
    /** Sequences that share one database, and so one start. */
    private static final int BATCH = 300;

    private static final int BUILD = 150;
    private static final int PROOF = 10_000;
    private static final int ALL = Boolean.getBoolean("budgettrail.proof") ? PROOF : BUILD;
    private static final int THREADS = 16;

    /**
     * Each with the first seed of its batch: 150 sequences, or 10,000 to prove it; or one sequence
     * by its seed, or one batch by its first seed.
     */
    static IntStream batches() {
        var one = Integer.getInteger("budgettrail.seed", Integer.getInteger("budgettrail.batch"));
        return one != null
                ? IntStream.of(one)
                : IntStream.range(0, ALL).filter(seed -> seed % BATCH == 0);
    }

    private static List<Long> seeds(int first) {
        if (Integer.getInteger("budgettrail.seed") != null) {
            return List.of((long) first);
        }
        var last = Integer.getInteger("budgettrail.batch") != null ? PROOF : ALL;
        return LongStream.range(first, Math.min(first + BATCH, last)).boxed().toList();
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("batches")
    void everyViewAgreesWithTheSecondBook(int first, @TempDir Path folder)
            throws IOException, InterruptedException {
        try (var application = RunningApplication.start("--budgettrail.four-eyes-limit=30.00")) {
            var beans = application.context();
            var log = beans.getBean(EventLog.class);
            var elsewhere = RandomGround.prepare(application.api(), seeds(first));
            var sequences = new ArrayList<RandomSequence>();
            var remembered = new TreeMap<Long, Remembered>();
            for (var seed : seeds(first)) {
                sequences.add(
                        new RandomSequence(seed, beans.getBean(CommandDesk.class), elsewhere));
                remembered.put(seed, new Remembered(application.api()));
            }
            var views = new Views(beans.getBean(Reading.class), first);

            each(sequences, it -> run(it, remembered.get(it.seed()), log));

            Exported.awaitSeal(application);
            assertThat(Exported.verify(0, Exported.save(application, "", folder)))
                    .as("what the verifier, which has never seen a command, says of them all")
                    .contains("ACCEPTED");

            var states = new States(beans.getBean(LineReader.class));
            sequences.forEach(states::agree);
            views.await(log.head());
            views.agree(sequences);
            each(sequences, it -> remembered.get(it.seed()).askAgain(it));
            assertThat(beans.getBean(Rebuild.class).run()).isPresent();
            views.agree(sequences);
            each(sequences, it -> remembered.get(it.seed()).askAgain(it));
        }
    }

    /** Stops somewhere to look back, then goes on. */
    private static void run(RandomSequence sequence, Remembered remembered, EventLog log) {
        var middle = sequence.random().nextInt(20, RandomSequence.STEPS - 20);
        sequence.give(middle);
        remembered.ask(sequence, log);
        sequence.give(RandomSequence.STEPS - middle);
    }

    private static void each(List<RandomSequence> sequences, Consumer<RandomSequence> work)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Callable<Boolean>>();
            for (var sequence : sequences) {
                all.add(
                        () -> {
                            work.accept(sequence);
                            return true;
                        });
            }
            for (var one : threads.invokeAll(all)) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause().getMessage(), failure.getCause());
        }
    }
}
