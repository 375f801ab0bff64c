package budgettrail.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** What happens to passwords while one is hashed. */
class PasswordCheckTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger hashed = new AtomicInteger();

    @Test
    void fewWaitOnAThreadOfTheirOwnAndOthersAreTurnedAwayAtOnce() throws Exception {
        try (var check = new PasswordCheck(slow(), new Brake(System::nanoTime));
                var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Authentication>>();
            all.add(requests.submit(() -> check.authenticate(claim("first", "right"))));
            begun.await();
            for (var one = 0; one < PasswordCheck.MOST_WAITING + 5; one++) {
                var name = "other" + one;
                all.add(requests.submit(() -> check.authenticate(claim(name, "right"))));
            }
            try {
                await().until(() -> refused(all).size() == 5);
            } finally {
                goOn.countDown();
            }
            for (var one : all) {
                isRefused(one);
            }
            assertThat(refused(all))
                    .hasSize(5)
                    .hasOnlyElementsOfType(AuthenticationServiceException.class);
        }
    }

    @Test
    void noMoreThanFiveAreHashedForANameHoweverManyGuessAtOnce() throws Exception {
        goOn.countDown();
        try (var check = new PasswordCheck(slow(), new Brake(System::nanoTime));
                var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Authentication>>();
            for (var one = 0; one < PasswordCheck.MOST_WAITING; one++) {
                all.add(requests.submit(() -> check.authenticate(claim("nobody", "wrong"))));
            }
            for (var one : all) {
                assertThat(isRefused(one)).isTrue();
            }
            assertThat(hashed).hasValue(Brake.MOST_WRONG);
            assertThatThrownBy(() -> check.authenticate(claim("nobody", "right")))
                    .isInstanceOf(NameHeld.class);
            assertThat(check.authenticate(claim("other", "right")).getName()).isEqualTo("other");
        }
    }

    private AuthenticationProvider slow() {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication claimed) {
                assertThat(Thread.currentThread().isVirtual()).isFalse();
                hashed.incrementAndGet();
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if ("wrong".equals(claimed.getCredentials())) {
                    throw new BadCredentialsException("wrong");
                }
                return claimed;
            }

            @Override
            public boolean supports(Class<?> claim) {
                return true;
            }
        };
    }

    private static Authentication claim(String name, String password) {
        return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
    }

    private static List<Throwable> refused(List<Future<Authentication>> all) {
        return all.stream()
                .filter(one -> one.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .toList();
    }

    private static boolean isRefused(Future<Authentication> one) throws InterruptedException {
        try {
            one.get();
            return false;
        } catch (ExecutionException refused) {
            return true;
        }
    }
}
