package budgettrail.breach;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Planted: what nobody does. */
public final class Habits {
    public static final class Sleeping {
        void rest() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    public static final class SleepingFinely {
        void rest() throws InterruptedException {
            Thread.sleep(1, 1);
        }
    }

    public static final class SleepingFor {
        void rest() throws InterruptedException {
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    public static final class SleepingInUnits {
        void rest() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    public static final class Printing {
        void fail(Throwable failure) {
            failure.printStackTrace();
        }
    }

    public static final class PrintingOfItsOwn {
        void fail(IOException failure) {
            failure.printStackTrace(System.err);
        }
    }
}
