package budgettrail.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import budgettrail.breach.Habits;
import budgettrail.breach.one.One;
import budgettrail.breach.other.Other;
import budgettrail.command.breach.Commands;
import budgettrail.command.line.breach.Lines;
import budgettrail.event.breach.Facts;
import budgettrail.log.breach.Log;
import budgettrail.query.breach.Queries;
import budgettrail.seal.breach.Proofs;
import budgettrail.verifier.breach.Readings;
import budgettrail.web.breach.Web;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule that cannot fail says nothing: each one is shown, again in every build, what it forbids,
 * planted in rooms called {@code breach} that are no part of the program.
 */
class BreachTest {
    private static final Map<ArchRule, List<List<Class<?>>>> PLANTED = new LinkedHashMap<>();

    static {
        plant(ArchitectureTest.FACTS_KNOW_THE_JDK_ONLY, Facts.class);
        plant(ArchitectureTest.WHAT_IS_PROVED_OFFLINE_KNOWS_THE_JDK_ONLY, Proofs.class);
        plant(ArchitectureTest.THE_LOG_KNOWS_NO_SIDE, Log.class.getDeclaredClasses());
        plant(
                ArchitectureTest.WHAT_MAY_HAPPEN_KNOWS_NOTHING_OF_WHAT_IT_ADDS_UP_TO,
                Commands.OfFigures.class);
        plant(
                ArchitectureTest.WHAT_IT_ADDS_UP_TO_KNOWS_NOTHING_OF_WHAT_MAY_HAPPEN,
                Queries.OfCommands.class);
        plant(ArchitectureTest.THE_SHARED_WEB_KNOWS_NO_FACTS, Web.class.getDeclaredClasses());
        plant(ArchitectureTest.THE_VERIFIER_READS_FOR_ITSELF, Readings.class.getDeclaredClasses());
        PLANTED.put(
                ArchitectureTest.NO_ROOMS_IN_A_CIRCLE, List.of(List.of(One.class, Other.class)));
        plant(
                ArchitectureTest.NO_JUNK_DRAWERS,
                budgettrail.breach.util.Drawer.class,
                budgettrail.breach.utils.Drawer.class,
                budgettrail.breach.common.Drawer.class,
                budgettrail.breach.misc.Drawer.class,
                budgettrail.breach.helper.Drawer.class,
                budgettrail.breach.service.Drawer.class,
                budgettrail.breach.impl.Drawer.class,
                budgettrail.breach.manager.Drawer.class);
        plant(
                ArchitectureTest.DECISIONS_AND_STATES_ARE_PURE,
                Stream.concat(
                                Stream.of(Commands.Impure.class),
                                Arrays.stream(Lines.class.getDeclaredClasses()))
                        .toArray(Class<?>[]::new));
        plant(
                ArchitectureTest.RATIOS_ARE_FORMED_IN_ONE_PLACE,
                Queries.Ratio.class,
                Queries.RatioOfPlaces.class,
                Queries.RatioRounded.class,
                Queries.RatioInContext.class);
        plant(
                ArchitectureTest.MONEY_NEVER_FLOATS,
                Queries.DoubleField.class,
                Queries.FloatField.class,
                Queries.BoxedDoubleField.class,
                Queries.BoxedFloatField.class);
        plant(
                ArchitectureTest.NO_METHOD_ANSWERS_A_FLOAT,
                Queries.DoubleAnswer.class,
                Queries.FloatAnswer.class,
                Queries.BoxedDoubleAnswer.class,
                Queries.BoxedFloatAnswer.class);
        plant(ArchitectureTest.EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL, Facts.class);
        plant(
                ArchitectureTest.NOBODY_SLEEPS,
                Habits.Sleeping.class,
                Habits.SleepingFinely.class,
                Habits.SleepingFor.class,
                Habits.SleepingInUnits.class);
        plant(
                ArchitectureTest.NOBODY_PRINTS_A_STACK_TRACE,
                Habits.Printing.class,
                Habits.PrintingOfItsOwn.class);
        plant(ArchitectureTest.ABSENT_PARAMETERS_ARE_ANNOUNCED, Queries.AbsentInSilence.class);
    }

    /** Each of the classes alone is a breach of the rule. */
    private static void plant(ArchRule rule, Class<?>... breaches) {
        PLANTED.put(rule, Arrays.stream(breaches).<List<Class<?>>>map(List::of).toList());
    }

    static Stream<Arguments> breaches() {
        return PLANTED.entrySet().stream()
                .flatMap(
                        planted ->
                                planted.getValue().stream()
                                        .map(
                                                breach ->
                                                        argumentSet(
                                                                breach + ": " + planted.getKey(),
                                                                planted.getKey(),
                                                                breach)));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void isSeen(ArchRule rule, List<Class<?>> breach) {
        var seen = rule.evaluate(new ClassFileImporter().importClasses(breach));
        assertThat(seen.hasViolation()).isTrue();
        assertThat(seen.getFailureReport().toString())
                .contains(breach.stream().map(Class::getName).toList());
    }

    @Test
    void isPlantedForEveryRule() throws IllegalAccessException {
        var rules = new ArrayList<ArchRule>();
        for (var field : ArchitectureTest.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(ArchTest.class)) {
                rules.add((ArchRule) field.get(null));
            }
        }
        assertThat(PLANTED.keySet()).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(PLANTED.values()).noneMatch(List::isEmpty);
    }
}
