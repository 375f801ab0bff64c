package budgettrail.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import budgettrail.command.line.Command;
import budgettrail.command.line.LineState;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The house, checked: which room may know which. {@link BreachTest} keeps seeing each rule fail on
 * a planted breach.
 */
@AnalyzeClasses(
        packages = "budgettrail",
        importOptions = {ImportOption.DoNotIncludeTests.class, WithoutTestJars.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule FACTS_KNOW_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage("budgettrail.event..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("budgettrail.event..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule WHAT_IS_PROVED_OFFLINE_KNOWS_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage("budgettrail.seal..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("budgettrail.seal..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule THE_LOG_KNOWS_NO_SIDE =
            noClasses()
                    .that()
                    .resideInAPackage("budgettrail.log..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "budgettrail.command..", "budgettrail.query..", "budgettrail.web..");

    @ArchTest
    static final ArchRule WHAT_MAY_HAPPEN_KNOWS_NOTHING_OF_WHAT_IT_ADDS_UP_TO =
            noClasses()
                    .that()
                    .resideInAPackage("budgettrail.command..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("budgettrail.query..");

    @ArchTest
    static final ArchRule WHAT_IT_ADDS_UP_TO_KNOWS_NOTHING_OF_WHAT_MAY_HAPPEN =
            noClasses()
                    .that()
                    .resideInAPackage("budgettrail.query..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("budgettrail.command..");

    @ArchTest
    static final ArchRule THE_SHARED_WEB_KNOWS_NO_FACTS =
            noClasses()
                    .that()
                    .resideInAPackage("budgettrail.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "budgettrail.event..",
                            "budgettrail.log..",
                            "budgettrail.command..",
                            "budgettrail.query..");

    /** Two readings that share code share its faults. */
    @ArchTest
    static final ArchRule THE_VERIFIER_READS_FOR_ITSELF =
            classes()
                    .that()
                    .resideInAPackage("budgettrail.verifier..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "budgettrail.verifier..",
                            "budgettrail.seal",
                            "tools.jackson.core..",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule NO_ROOMS_IN_A_CIRCLE =
            slices().matching("budgettrail.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_JUNK_DRAWERS =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..misc..",
                            "..helper..",
                            "..service..",
                            "..impl..",
                            "..manager..");

    @ArchTest
    static final ArchRule DECISIONS_AND_STATES_ARE_PURE =
            noClasses()
                    .that(are(resideInAPackage("budgettrail.command..")))
                    .and()
                    .areAssignableTo(Command.class)
                    .or()
                    .areAssignableTo(LineState.class)
                    .or()
                    .resideInAnyPackage(
                            "budgettrail.command.line..", "budgettrail.command.rejection..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "org.springframework..",
                                    "org.axonframework..",
                                    "org.slf4j..",
                                    "java.sql..",
                                    "javax.sql..",
                                    "java.io..",
                                    "java.nio..",
                                    "java.net..",
                                    "jakarta.."))
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock")
                    .orShould()
                    .dependOnClassesThat()
                    .haveSimpleNameEndingWith("Random")
                    .orShould()
                    .callMethodWhere(
                            both(target(owner(resideInAPackage("java.time"))), named("now")))
                    .orShould()
                    .callMethodWhere(calls(System.class, "currentTimeMillis|nanoTime"))
                    .orShould()
                    .callMethodWhere(calls(UUID.class, "randomUUID"));

    @ArchTest
    static final ArchRule RATIOS_ARE_FORMED_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("budgettrail.query.figures..")
                    .should()
                    .callMethodWhere(calls(BigDecimal.class, "divide.*"));

    @ArchTest
    static final ArchRule MONEY_NEVER_FLOATS =
            noFields()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(
                            "budgettrail.event..",
                            "budgettrail.log..",
                            "budgettrail.command..",
                            "budgettrail.query..")
                    .should()
                    .haveRawType(double.class)
                    .orShould()
                    .haveRawType(float.class)
                    .orShould()
                    .haveRawType(Double.class)
                    .orShould()
                    .haveRawType(Float.class);

    @ArchTest
    static final ArchRule NO_METHOD_ANSWERS_A_FLOAT =
            noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(
                            "budgettrail.event..",
                            "budgettrail.log..",
                            "budgettrail.command..",
                            "budgettrail.query..")
                    .should()
                    .haveRawReturnType(double.class)
                    .orShould()
                    .haveRawReturnType(float.class)
                    .orShould()
                    .haveRawReturnType(Double.class)
                    .orShould()
                    .haveRawReturnType(Float.class);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL =
            classes().should(new LiveInAMarkedPackage());

    @ArchTest
    static final ArchRule NOBODY_SLEEPS =
            noClasses()
                    .should()
                    .callMethodWhere(calls(Thread.class, "sleep"))
                    .orShould()
                    .callMethodWhere(calls(TimeUnit.class, "sleep"));

    @ArchTest
    static final ArchRule NOBODY_PRINTS_A_STACK_TRACE =
            noClasses().should().callMethodWhere(named("printStackTrace"));

    /**
     * Where a parameter may be absent, its annotation says so: if only {@code @Nullable} did, it
     * would be looked for by reflection at every request, at the price of the whole way there.
     */
    @ArchTest
    static final ArchRule ABSENT_PARAMETERS_ARE_ANNOUNCED =
            methods()
                    .that()
                    .areAnnotatedWith(GetMapping.class)
                    .should(new AnnounceAbsentParameters());

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> of, String name) {
        return both(target(owner(type(of))), named(name));
    }

    private static DescribedPredicate<JavaMethodCall> named(String name) {
        return target(nameMatching(name)).forSubtype();
    }

    private static DescribedPredicate<JavaMethodCall> both(
            DescribedPredicate<JavaAccess<?>> one, DescribedPredicate<JavaMethodCall> other) {
        return DescribedPredicate.and(one.forSubtype(), other);
    }

    /** A package that says nothing may hold anything: the compiler checks no null in it. */
    private static final class LiveInAMarkedPackage extends ArchCondition<JavaClass> {
        LiveInAMarkedPackage() {
            super("live in a package marked with @NullMarked");
        }

        @Override
        public void check(JavaClass one, ConditionEvents events) {
            if (!one.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(one, one.getName() + " does not"));
            }
        }
    }

    private static final class AnnounceAbsentParameters extends ArchCondition<JavaMethod> {
        AnnounceAbsentParameters() {
            super("say required = false where a request parameter is @Nullable");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            for (var parameter : method.reflect().getParameters()) {
                var asked = parameter.getAnnotation(RequestParam.class);
                if (asked != null
                        && asked.required()
                        && parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    method, method.getFullName() + " does not"));
                }
            }
        }
    }
}
