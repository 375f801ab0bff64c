package budgettrail.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final List<String> G1 =
            List.of(
                    "[0.009s][info][gc] Using G1",
                    "[0.631s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause)"
                            + " 305M->12M(512M) 4.125ms",
                    "[1.412s][info][gc] GC(1) Concurrent Mark Cycle",
                    "[1.420s][info][gc] GC(1) Pause Remark 470M->468M(512M) 2.250ms",
                    "[1.424s][info][gc] GC(1) Pause Cleanup 480M->480M(512M) 0.050ms",
                    "[1.425s][info][gc] GC(1) Concurrent Mark Cycle 12.903ms",
                    "[2.101s][info][gc] GC(2) Pause Full (G1 Compaction Pause) 511M->130M(512M)"
                            + " 81.500ms");

    @Test
    void tellsTheMostThatWasInUseAfterACollection() {
        assertThat(Heap.of(G1)).isEqualTo(new Heap("G1", 4, 480, 81.5));
    }

    @Test
    void readsSharesBetweenTheFigures() {
        var generational =
                List.of(
                        "[0.011s][info][gc] Using The Z Garbage Collector",
                        "[0.412s][info][gc] GC(0) Major Collection (Warmup) 52M(10%)->18M(4%)"
                                + " 0.017s");

        assertThat(Heap.of(generational)).isEqualTo(new Heap("The Z Garbage Collector", 1, 18, 17));
    }

    @Test
    void roundsUp() {
        var small =
                List.of(
                        "[0.1s][info][gc] GC(0) Pause Young (Allocation Failure)"
                                + " 4096K->1025K(8192K) 1ms");
        var large = List.of("[0.1s][info][gc] GC(0) Pause Full (System.gc()) 3G->2G(4G) 1.5s");

        assertThat(Heap.of(small).usedMiB()).isEqualTo(2);
        assertThat(Heap.of(large).usedMiB()).isEqualTo(2_048);
    }

    @Test
    void takesTheLargerOfTwoProcesses() {
        var other = new Heap("G1", 2, 500, 3);

        assertThat(Heap.of(G1).and(other)).isEqualTo(new Heap("G1", 6, 500, 81.5));
        assertThat(Heap.NONE.and(other)).isEqualTo(other);
        assertThat(other.and(Heap.NONE)).isEqualTo(other);
    }

    @Test
    void knowsNothingWithoutALog() throws Exception {
        assertThat(Heap.of(Path.of("nowhere"))).isEqualTo(Heap.NONE);
    }
}
