package no.kfr.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.xml.ws.WebServiceContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Who reads a service sees when a commit happens: there is one way to begin a transaction, and a request is handed on as a value. */
class TransactionRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("no.kfr");

    @Test
    void transactions_are_begun_by_the_unit_of_work_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("no.kfr.transaction..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PlatformTransactionManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(TransactionOperations.class)
                .check(CLASSES);
    }

    @Test
    void an_annotation_demands_a_transaction_and_begins_none() {
        assertThat(CLASSES.stream().flatMap(TransactionRulesTest::annotations))
                .isNotEmpty()
                .extracting(Transactional::propagation)
                .containsOnly(Propagation.MANDATORY);
    }

    @Test
    void nothing_looks_for_its_request_in_the_thread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(WebServiceContext.class)
                .orShould()
                .callMethod(PhaseInterceptorChain.class, "getCurrentMessage")
                .check(CLASSES);
    }

    private static Stream<Transactional> annotations(JavaClass type) {
        return Stream.concat(
                        Stream.of(type.tryGetAnnotationOfType(Transactional.class)),
                        type.getMethods().stream().map(method -> method.tryGetAnnotationOfType(Transactional.class)))
                .flatMap(Optional::stream);
    }
}
