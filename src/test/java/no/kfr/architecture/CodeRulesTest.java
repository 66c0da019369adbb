package no.kfr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class CodeRulesTest {

    /** Methods that read the machine's clock; elsewhere, time comes from the injected one. */
    private static final Set<String> CLOCK_METHODS = Set.of("now", "systemUTC", "systemDefaultZone", "system", "tick");

    /** What runs in a terminal, not in the server. */
    private static final String[] PROGRAMS = {
        "no.kfr.client..", "no.kfr.operator..", "no.kfr.demo..", "no.kfr.start..", "no.kfr.terminal.."
    };

    private static final int MOST_ARGUMENTS = 8;

    @Test
    void generated_types_stay_at_the_edge() {
        noClasses()
                .that()
                .resideOutsideOfPackages("no.kfr.soap..", "no.kfr.client..", "no.kfr.demo..", "no.kfr.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.xml.bind..", "no.kfr.contract..")
                .check(MainClasses.ALL);
    }

    @Test
    void mapped_classes_are_rows_that_never_leave_their_package() {
        classes()
                .that(carryAnnotationsOf("jakarta.persistence"))
                .should()
                .bePackagePrivate()
                .andShould()
                .haveNameMatching(".*Row(Id)?")
                .allowEmptyShould(true)
                .check(MainClasses.ALL);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .that()
                .resideOutsideOfPackages("no.kfr.contract..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Common)(\\$.*)?")
                .check(MainClasses.ALL);
    }

    /**
     * More are parts of something that has no name yet. Settings are bound by their names; what only its own draft calls is named by
     * the draft's steps.
     */
    @Test
    void nothing_is_called_with_more_than_eight_arguments() {
        codeUnits()
                .that(describe("are written by hand", CodeRulesTest::isWrittenByHand))
                .should(new ArchCondition<>("have at most eight parameters") {
                    @Override
                    public void check(JavaCodeUnit unit, ConditionEvents events) {
                        if (unit.getRawParameterTypes().size() > MOST_ARGUMENTS) {
                            events.add(SimpleConditionEvent.violated(
                                    unit,
                                    unit.getFullName() + " has "
                                            + unit.getRawParameterTypes().size()));
                        }
                    }
                })
                .check(MainClasses.ALL);
    }

    @Test
    void time_comes_from_the_injected_clock() {
        noClasses()
                .that(resideInAPackage("no.kfr..")
                        .and(DescribedPredicate.not(resideInAnyPackage("no.kfr", "no.kfr.time..", "no.kfr.contract..")))
                        .and(DescribedPredicate.not(resideInAnyPackage(PROGRAMS))))
                .should()
                .accessTargetWhere(describe("read the machine's clock", CodeRulesTest::readsMachineClock))
                .check(MainClasses.ALL);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackages(PROGRAMS)
                .and()
                .doNotHaveFullyQualifiedName("no.kfr.Kfr")
                // the last words of a process that has no memory for a log
                .and()
                .doNotHaveFullyQualifiedName("no.kfr.process.OutOfMemory")
                .should()
                .accessTargetWhere(describe(
                        "print to the terminal",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err")
                                        .contains(access.getTarget().getName())))
                .check(MainClasses.ALL);
    }

    private static boolean isWrittenByHand(JavaCodeUnit unit) {
        JavaClass owner = unit.getOwner();
        return !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !owner.getPackageName().startsWith("no.kfr.contract")
                && !owner.isAnnotatedWith(ConfigurationProperties.class)
                && !isCalledByItsDraftOnly(unit);
    }

    private static boolean isCalledByItsDraftOnly(JavaCodeUnit unit) {
        String draft = unit.getOwner().getName() + "$Draft";
        return !unit.getAccessesToSelf().isEmpty()
                && unit.getAccessesToSelf().stream()
                        .allMatch(call -> call.getOriginOwner().getName().equals(draft));
    }

    private static boolean readsMachineClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        if (owner.equals("java.lang.System")) {
            return name.equals("currentTimeMillis");
        }
        if (owner.equals("java.util.Date")) {
            return access.getTarget().getFullName().equals("java.util.Date.<init>()");
        }
        return owner.startsWith("java.time.")
                && CLOCK_METHODS.contains(name)
                && !access.getTarget().getFullName().contains("(java.time.Clock");
    }

    private static DescribedPredicate<JavaClass> carryAnnotationsOf(String packageName) {
        return describe(
                "carry annotations of " + packageName,
                type -> annotations(type)
                        .anyMatch(annotation ->
                                annotation.getRawType().getPackageName().startsWith(packageName)));
    }

    private static Stream<? extends JavaAnnotation<?>> annotations(JavaClass type) {
        return Stream.concat(
                type.getAnnotations().stream(),
                type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()));
    }
}
