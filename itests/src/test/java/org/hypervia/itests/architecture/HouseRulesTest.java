// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What style leaves no choice about. */
class HouseRulesTest {
    @Test
    void standardStreamsBelongToTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.OUTSIDE_CLI)
                .should(ACCESS_STANDARD_STREAMS)
                .check(Modules.ALL);
    }

    /** Into a writer it is text like any other, which the command line shows when it is asked for diagnosis. */
    @Test
    void nobodyPrintsAStackTraceInsteadOfFailing() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "print a stack trace",
                        call -> call.getName().equals("printStackTrace")
                                && call.getTargetOwner().isAssignableTo(Throwable.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(PrintWriter.class))))
                .check(Modules.ALL);
    }

    @Test
    void nobodyThrowsAGenericException() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(Modules.ALL);
    }

    @Test
    void callersSeeOneTypeOfFailure() {
        classes()
                .that()
                .resideInAnyPackage("org.hypervia.api..", "org.hypervia.spi..")
                .and()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(HypervisorException.class)
                .check(Modules.ALL);
    }

    @Test
    void logsGoThroughTheJdksLoggerOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.logging..", "org.slf4j..", "org.apache.commons.logging..", "org.apache.logging..")
                .check(Modules.ALL);
    }

    @Test
    void nothingIsSerializedByJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(Modules.ALL);
    }

    @Test
    void publicClassesAreNotMeantForExtension() {
        classes()
                .that()
                .resideInAnyPackage(Modules.OUTSIDE_CLI)
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                // Failures that a program can use carry more than a code.
                .areNotAssignableFrom(HypervisorException.class)
                .should()
                .haveModifier(FINAL)
                .orShould()
                .haveModifier(ABSTRACT)
                .check(Modules.ALL);
    }

    @Test
    void namesSayWhatAThingIs() {
        List<String> empty = List.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils");
        assertThat(Modules.ALL.stream()
                        // The simulator plays objects whose names are VMware's.
                        .filter(type -> !type.getPackageName().startsWith("org.hypervia.simulator"))
                        .filter(type -> empty.stream().anyMatch(type.getSimpleName()::endsWith))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void everyPackageSaysItsPurposeAndTreatsNullAsAnException() {
        Set<String> without = new TreeSet<>();
        for (JavaClass type : Modules.ALL) {
            JavaPackage room = type.getPackage();
            if (!room.tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false)) {
                without.add(room.getName());
            }
        }
        assertThat(without).isEmpty();
    }
}
