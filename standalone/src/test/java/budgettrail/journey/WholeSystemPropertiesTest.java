package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.RandomBudget;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.LineReader;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.query.reading.Reading;
import budgettrail.query.rebuild.Rebuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final int PROOF = 10_000;
    private static final int THREADS = 16;
    private static final RandomBudget ELSEWHERE = new RandomBudget("elsewhere.");

    /**
     * Each with the first seed of its batch: 300 sequences, or 10,000 to prove it; or one sequence
     * by its seed, or one batch by its first seed.
     */
    static IntStream batches() {
        var one = Integer.getInteger("budgettrail.seed", Integer.getInteger("budgettrail.batch"));
        return one != null
                ? IntStream.of(one)
                : IntStream.range(0, Boolean.getBoolean("budgettrail.proof") ? PROOF : BATCH)
                        .filter(seed -> seed % BATCH == 0);
    }

    private static List<Long> seeds(int first) {
        var past = Integer.getInteger("budgettrail.seed") != null ? first + 1 : first + BATCH;
        return LongStream.range(first, Math.min(past, PROOF)).boxed().toList();
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("batches")
    void everyViewAgreesWithTheSecondBook(int first, @TempDir Path folder)
            throws IOException, InterruptedException {
        try (var application = RunningApplication.start("--budgettrail.four-eyes-limit=30.00")) {
            var beans = application.context();
            var log = beans.getBean(EventLog.class);
            var elsewhere = prepare(application.api(), seeds(first));
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

    /**
     * Names everybody's units and projects, and opens a line in each year that nobody closes: the
     * end of a year, which stops everybody, is proved elsewhere.
     */
    private static List<LineId> prepare(Api api, List<Long> seeds) {
        var units = new StringBuilder("code,name_zh,parent_code\n");
        var projects = new StringBuilder("project_code,name_zh\n");
        var budgets = new ArrayList<>(List.of(ELSEWHERE));
        seeds.forEach(seed -> budgets.add(RandomSequence.budgetOf(seed)));
        for (var budget : budgets) {
            units.append("%s,局,\n".formatted(budget.department()));
            budget.units()
                    .forEach(it -> units.append("%s,科,%s\n".formatted(it, budget.department())));
            budget.projects().forEach(it -> projects.append("%s,项目\n".formatted(it)));
        }
        load(api, "units", units.toString());
        load(api, "projects", projects.toString());
        return openElsewhere(api);
    }

    private static void load(Api api, String kind, String csv) {
        var path = "/api/v1/imports/" + kind + "?fiscalYear=2022";
        var answer = api.post("migrator", path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static List<LineId> openElsewhere(Api api) {
        var lines = ELSEWHERE.lines().stream().filter(it -> it.key().endsWith("A")).toList();
        for (var line : lines) {
            var description =
                    Map.of(
                            "unit", ELSEWHERE.unit(line.key()).value(),
                            "function", "2080101",
                            "kind", "BASIC");
            var body = Map.of("line", line.toString(), "description", description);
            var answer = api.post("officer", "/api/v1/budget-lines", body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        return lines;
    }
}
