package budgettrail.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives each request a thread of the operating system, unless it is {@link Brief}. Virtual threads
 * do not take turns: there are as many at work as processors, each until it waits. Two tables of
 * 100,000 rows kept every payment waiting for seconds. Who waits most of his time, as a payment
 * does, is served best by them.
 */
final class OwnThreads extends ValveBase {
    private final List<Brief> brief;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("request-", 0).daemon().factory());

    private OwnThreads(List<Brief> brief) {
        super(true); // Who answers later, with events, passes too.
        this.brief = brief;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!Thread.currentThread().isVirtual() || brief.stream().anyMatch(it -> it.is(request))) {
            getNext().invoke(request, response);
        } else {
            elsewhere(request, response);
        }
    }

    /** It is waited for to the end, whatever happens: the container uses both again. */
    private void elsewhere(Request request, Response response)
            throws IOException, ServletException {
        var ended = new CompletableFuture<@Nullable Throwable>();
        try {
            threads.execute(() -> ended.complete(failure(request, response)));
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            getNext().invoke(request, response); // Better here than not at all.
            return;
        }
        var failure = ended.join();
        request.getCoyoteRequest().setRequestThread();
        if (failure != null) {
            rethrow(failure);
        }
    }

    /** The container asks which thread a request is on, so it is told. */
    private @Nullable Throwable failure(Request request, Response response) {
        request.getCoyoteRequest().setRequestThread();
        try {
            getNext().invoke(request, response);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private static void rethrow(Throwable failure) throws IOException, ServletException {
        switch (failure) {
            case IOException known -> throw known;
            case ServletException known -> throw known;
            case RuntimeException known -> throw known;
            case Error known -> throw known;
            default -> throw new ServletException(failure);
        }
    }

    @Override
    protected void stopInternal() throws LifecycleException {
        super.stopInternal();
        threads.shutdown();
    }

    @Configuration(proxyBeanMethods = false)
    static class Installed {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownThreads(
                ObjectProvider<Brief> brief) {
            return tomcat -> tomcat.addEngineValves(new OwnThreads(brief.stream().toList()));
        }
    }
}
