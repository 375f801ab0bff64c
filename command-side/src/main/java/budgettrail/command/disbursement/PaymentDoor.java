package budgettrail.command.disbursement;

import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Fields;
import budgettrail.command.http.Givers;
import budgettrail.command.line.Command;
import budgettrail.command.shell.Giver;
import budgettrail.web.access.ShortWay;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The short way to the one address that is called all day: a plain, well-formed payment goes from
 * here to its controller. Whatever is unusual about a request, and everything that is wrong with
 * it, is left to the long way, which answers the same.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // Its id and its body's limit are before it.
final class PaymentDoor implements Filter, SmartInitializingSingleton {
    private final ShortWay way;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ObjectProvider<DisbursementController> controllers;
    private volatile @Nullable Endpoint endPoint;

    /** The controller, and the method whose rule is asked. */
    private record Endpoint(DisbursementController controller, HandlerMethod method) {}

    PaymentDoor(
            ShortWay way,
            @Qualifier("bodyJson") JsonMapper json,
            ObjectProvider<DisbursementController> controllers) {
        this.way = way;
        this.reader = json.readerFor(PaymentBody.class);
        this.writer = json.writerFor(CommandAnswer.class);
        this.controllers = controllers;
    }

    /** The container wants its filters before there is anything behind them. */
    @Override
    public void afterSingletonsInstantiated() {
        var controller = controllers.getObject();
        try {
            var method =
                    DisbursementController.class.getDeclaredMethod(
                            "pay", String.class, PaymentBody.class, Giver.class);
            endPoint = new Endpoint(controller, new HandlerMethod(controller, method));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain longWay)
            throws IOException, ServletException {
        var request = (HttpServletRequest) asked;
        var response = (HttpServletResponse) answered;
        var visit = visit(request);
        if (visit == null) {
            longWay.doFilter(request, response);
            return;
        }
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(request.getContentLength());
        } catch (IOException brokenOff) {
            longWay.doFilter(new ReadBefore(request, brokenOff), response);
            return;
        }
        var payment = read(request, visit, bytes);
        if (payment == null) {
            longWay.doFilter(new ReadBefore(request, bytes), response);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(seen -> seen.setPathPattern(PlainPayment.PATTERN));
        way.dress(request, response);
        try (var _ = way.named(visit.viewer())) {
            give(visit.to().controller(), payment, request, response);
        }
    }

    private record Visit(Endpoint to, String line, Viewer viewer) {}

    /** Null if the request is not plain, or its caller may not. */
    private @Nullable Visit visit(HttpServletRequest request) {
        var to = endPoint;
        var line = PlainPayment.line(request);
        if (to == null || line == null) {
            return null;
        }
        var viewer = way.caller(request, to.method());
        return viewer.isEmpty() ? null : new Visit(to, line, viewer.get());
    }

    private record Given(String line, Command command, Giver giver) {}

    /** Null if anything is wrong with it: the long way says what. */
    private @Nullable Given read(HttpServletRequest request, Visit visit, byte[] bytes) {
        try {
            @Nullable PaymentBody body = reader.readValue(bytes);
            return body == null
                    ? null
                    : new Given(
                            visit.line(),
                            body.command(() -> Fields.line(visit.line())),
                            Givers.of(request, visit.viewer()));
        } catch (JacksonException | ProblemException _) {
            return null;
        }
    }

    private void give(
            DisbursementController controller,
            Given payment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResponseEntity<CommandAnswer> answer;
        // Not in the body: a problem tells the places of both apart.
        request.setAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("line", payment.line()));
        try {
            answer = controller.pay(payment.command(), payment.giver());
        } catch (RuntimeException failure) {
            way.answer(request, response, failure);
            return;
        } catch (Error broken) {
            way.answer(request, response, new ServletException("A payment broke", broken));
            return;
        }
        var body = writer.writeValueAsBytes(answer.getBody());
        way.keepNowhere(response);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(it -> response.addHeader(name, it)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
