package budgettrail.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.web.bind.annotation.RequestMethod.HEAD;
import static org.springframework.web.bind.annotation.RequestMethod.OPTIONS;

import budgettrail.access.Manager.Answer;
import budgettrail.journey.RunningApplication;
import budgettrail.journey.SampleYear;
import budgettrail.query.sheet.SheetSource;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a manager of one unit asks, at any address that is registered, is of that unit, or is as
 * unknown as what does not exist; and he commands nothing. The one thing that he learns of another
 * unit is the key of the line at the other end of an own virement, for without it the fact would
 * not say where the money went: its page, figures and facts stay unknown to him.
 */
@ExtendWith(SampleYear.class)
class OtherUnitsTest {
    private static final OtherUnits OTHERS = OtherUnits.ofTheSample();

    /** What is new in each answer to the same question. */
    private static final Pattern FRESH =
            Pattern.compile(
                    "name=\"_csrf\"[^>]*>|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"
                            + "|\"timestamp\":\"[^\"]+\"");

    /** The document of the API is the same for whoever reads it, its examples are the sample's. */
    private static final Pattern FOR_EVERYBODY = Pattern.compile("^/api/docs\\b");

    /** The names that somebody has given searches: no fact, and nobody else's. */
    private static final Pattern OF_HIS_OWN = Pattern.compile("^/api/v1/saved-searches\\b");

    private static Manager manager;

    @BeforeAll
    static void signIn(RunningApplication application) {
        manager = Manager.signIn(application, SampleYear.OF_ONE_UNIT);
    }

    @AfterAll
    static void leave() {
        manager.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingOfAnotherUnitIsSaidBy(RunningApplication application) {
        var tables =
                application.context().getBeanProvider(SheetSource.class).orderedStream().toList();
        return Route.all(application.context()).stream()
                .filter(Route::reads)
                .filter(route -> !FOR_EVERYBODY.matcher(route.pattern()).find())
                .map(route -> dynamicTest(route.toString(), () -> check(route, tables)));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsCommandedBy(RunningApplication application) {
        return Route.all(application.context()).stream()
                .filter(route -> !route.reads() && !Set.of(HEAD, OPTIONS).contains(route.method()))
                .filter(route -> !route.pattern().equals("/error")) // It only says what was wrong.
                .filter(route -> !OF_HIS_OWN.matcher(route.pattern()).find())
                .map(route -> dynamicTest(route.toString(), () -> refuse(route)));
    }

    /** The own unit is there: what is refused is not refused because everything is. */
    @Test
    void theOwnUnitIsShown() {
        var page = manager.ask("GET", "/dashboard?fiscalYear=2022&asOf=2022-12-31", "en").text();
        assertThat(page).contains("92.32 %", "10.86 %", "7.68 %");
        assertThat(OTHERS.in("<!doctype html><p>5,171.03</p>")).containsExactly("5,171.03");
        assertThat(OTHERS.in("{\"disbursed\":\"51710300.00\"}")).hasSize(1);
    }

    private static void check(Route route, List<SheetSource> tables) {
        var that = new SoftAssertions();
        var questions = Question.of(route, tables);
        var unknown = new HashMap<Question, String>();
        for (var at = 0; at < questions.size(); at++) {
            var question = questions.get(at);
            if (question.foreign() == null) {
                ask(question, at % 2 == 0 ? "zh-CN" : "en", that);
            } else {
                var nothing =
                        unknown.computeIfAbsent(
                                question.aboutNothing(),
                                one -> shape(one, manager.ask("GET", one.address(), "zh-CN")));
                that.assertThat(shape(question, ask(question, "zh-CN", that)))
                        .as("%s tells that it exists", question)
                        .isEqualTo(nothing);
            }
        }
        var head = manager.ask("HEAD", questions.getLast().address(), "en");
        that.assertThat(head.status()).as("HEAD %s", route).isLessThan(500);
        that.assertThat(head.text()).as("HEAD %s", route).isEmpty();
        that.assertThat(OTHERS.in(head.response().headers().toString())).isEmpty();
        that.assertAll();
    }

    private static Answer ask(Question question, String language, SoftAssertions that) {
        var answer = manager.ask("GET", question.address(), language);
        that.assertThat(answer.status()).as("%s", question).isLessThan(500);
        that.assertThat(OTHERS.in(said(question, answer))).as("%s", question).isEmpty();
        return answer;
    }

    private static void refuse(Route route) {
        var that = new SoftAssertions();
        Question.of(route, List.of()).stream()
                .map(Question::address)
                .distinct()
                .forEach(
                        address ->
                                that.assertThat(
                                                manager.command(
                                                                route.method().name(),
                                                                address,
                                                                route.type())
                                                        .status())
                                        .as("%s %s", route.method(), address)
                                        .isEqualTo(403));
        that.assertAll();
    }

    /** What the answer says of itself: links may repeat what was asked. */
    private static String said(Question question, Answer answer) {
        var text = answer.text() + answer.response().headers();
        return question.withoutTheAsked(
                answer.status() == 200 ? question.withoutCounterpart(text) : text);
    }

    private static String shape(Question question, Answer answer) {
        var request = answer.header("X-Request-Id");
        var text = question.withoutTheAsked(question.withoutCounterpart(answer.text()));
        return answer.status()
                + " "
                + FRESH.matcher(request.isEmpty() ? text : text.replace(request, "id"))
                        .replaceAll("");
    }
}
