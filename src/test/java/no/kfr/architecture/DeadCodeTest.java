package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;

/** What nobody uses goes. */
class DeadCodeTest {

    /** Published by the existing service; every cause of theirs has a more precise code here. */
    private static final Set<String> KEPT_FOR_CLIENTS =
            Set.of(Code.NOT_AUTHENTICATED.name(), Code.LOOKUP_NOT_AUTHORISED.name());

    /** What only tests call, and why it stands in main all the same. None is to be added, and what goes is taken out here. */
    private static final Map<String, String> OF_TESTS_ONLY = Map.ofEntries(
            Map.entry("PkixTrust.refusedTokens", "how much is remembered is bounded, and is seen nowhere else"),
            Map.entry("PkixTrust.trustedCertificates", "how much is remembered is bounded, and is seen nowhere else"),
            Map.entry("RegisterClient.batches", "the client has every operation of the contract"),
            Map.entry("RegisterClient.own", "the client has every operation of the contract"),
            Map.entry("TestAuthority.subordinate", "only the authority holds the key that makes one below it"),
            Map.entry("KarSimulator.hold", "the simulator is steered by whoever tests against it"),
            Map.entry("KarSimulator.received", "the simulator is steered by whoever tests against it"),
            Map.entry("KarSimulator.withdrawTokens", "the simulator is steered by whoever tests against it"),
            Map.entry("MessageChain.rooms", "tests wait for a state rather than for a time"),
            Map.entry("Room.hasQueue", "tests wait for a state rather than for a time"),
            Map.entry("Rooms.areEmpty", "tests wait for a state rather than for a time"),
            Map.entry("Rooms.large", "tests wait for a state rather than for a time"),
            Map.entry("UnitOfWork.hasQueueInBulk", "tests wait for a state rather than for a time"));

    @Test
    void every_code_is_raised_somewhere() {
        Set<String> used = MainClasses.ALL.get(Code.class).getFields().stream()
                .filter(field -> field.getAccessesToSelf().stream()
                        .anyMatch(access -> !access.getOriginOwner().isEquivalentTo(Code.class)))
                .map(JavaField::getName)
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(Code.values()).map(Code::name).filter(code -> !used.contains(code)))
                .containsExactlyInAnyOrderElementsOf(KEPT_FOR_CLIENTS);
    }

    @Test
    void every_field_is_read() {
        assertThat(own().flatMap(type -> type.getFields().stream())
                        .filter(field -> !field.getOwner().isRecord()
                                && !field.getOwner().getSimpleName().endsWith("Row"))
                        .filter(field -> field.getAnnotations().isEmpty())
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        // the compiler puts a constant's value where it is used
                        .filter(field -> !(field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getModifiers().contains(JavaModifier.FINAL)))
                        .filter(field -> field.getAccessesToSelf().stream()
                                .noneMatch(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET))
                        .map(JavaMember::getFullName))
                .isEmpty();
    }

    @Test
    void no_more_methods_are_called_by_tests_only() {
        assertThat(own().flatMap(type -> type.getMethods().stream())
                        .filter(method -> !isCalledByOthers(method))
                        .filter(method -> !isUsed(method))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                .containsExactlyInAnyOrderElementsOf(OF_TESTS_ONLY.keySet());
    }

    private static Stream<JavaClass> own() {
        return MainClasses.ALL.stream()
                .filter(type -> !type.getPackageName().startsWith("no.kfr.contract"))
                .filter(type -> !type.isAnonymousClass());
    }

    /** By a library, by the compiler's own code, or through a type that it stands in for. */
    private static boolean isCalledByOthers(JavaMethod method) {
        return !method.getAnnotations().isEmpty()
                || method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getName().contains("$")
                || isOfLanguage(method)
                || isComponent(method)
                || overrides(method);
    }

    /** Or what overrides it. */
    private static boolean isUsed(JavaMethod method) {
        return !method.getAccessesToSelf().isEmpty()
                || !method.getReferencesToSelf().isEmpty()
                || method.getOwner().getAllSubclasses().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .anyMatch(same -> same.getName().equals(method.getName())
                                && !same.getAccessesToSelf().isEmpty());
    }

    private static boolean isOfLanguage(JavaMethod method) {
        return Set.of("main", "values", "valueOf", "toString", "equals", "hashCode")
                .contains(method.getName());
    }

    /** Components are read as a whole, too: by patterns, by JSON, and when records are compared. */
    private static boolean isComponent(JavaMethod method) {
        return method.getOwner().isRecord()
                && method.getRawParameterTypes().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent();
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(inherited -> inherited.getName().equals(method.getName())
                        && inherited.getParameterTypes().size()
                                == method.getParameterTypes().size());
    }
}
