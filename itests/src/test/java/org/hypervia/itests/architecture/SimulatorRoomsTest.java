// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who in the simulator may know what: only one room knows that today's product is a single host. */
class SimulatorRoomsTest {
    private static final String SIMULATOR = "org.hypervia.simulator";
    private static final String STANDALONE = SIMULATOR + ".standalone";

    /**
     * A reference in a static field is an object that every simulated server shares, which is how the ids of one host had
     * come to stand in twelve files. The one exception is the way in: the API gives it the same id on every server.
     */
    @Test
    void onlyTheStandaloneHostHasObjectsOfFixedIds() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(SIMULATOR + "..")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(STANDALONE)
                .and()
                .areStatic()
                .and()
                .doNotHaveFullName(SIMULATOR + ".center.Managers.SERVICE_INSTANCE")
                .should()
                .notHaveRawType(describe("a reference or a set of them", SimulatorRoomsTest::holdsReferences))
                .check(Modules.ALL);
    }

    private static boolean holdsReferences(JavaClass type) {
        return isReference(type)
                || (type.getPackageName().startsWith(SIMULATOR)
                        && type.getFields().stream().anyMatch(field -> isReference(field.getRawType())));
    }

    private static boolean isReference(JavaClass type) {
        return type.getFullName().equals(SIMULATOR + ".value.Ref");
    }

    /** The rule above is about something: the ids are where they belong. */
    @Test
    void theIdsAreInTheRoomThatOwnsThem() {
        Set<String> holders = Modules.ALL.stream()
                .filter(type -> type.getFields().stream()
                        .anyMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && holdsReferences(field.getRawType())))
                .map(JavaClass::getFullName)
                .collect(Collectors.toSet());
        assertThat(holders).contains(STANDALONE + ".HostIds", SIMULATOR + ".center.Managers");
    }

    /** All else asks the object it holds, so that a server with many hosts needs a room like this one and no other change. */
    @Test
    void onlyTheFrontOfTheSimulatorBuildsTheStandaloneHost() {
        noClasses()
                .that(resideInAPackage(SIMULATOR + ".."))
                .and(describe(
                        "are not the front or the room itself",
                        type -> !List.of(SIMULATOR, STANDALONE).contains(type.getPackageName())))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(STANDALONE)
                .check(Modules.ALL);
    }

    /** What clients send is answered for any tree; a host's own parts are looked up in it. */
    @Test
    void machinesKnowTheirSiteOnly() {
        classes()
                .that()
                .resideInAnyPackage(SIMULATOR + ".machine", SIMULATOR + ".device", SIMULATOR + ".snapshot")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are no hosts and no trees",
                        type -> !List.of(SIMULATOR + ".host", SIMULATOR + ".center")
                                .contains(type.getPackageName())))
                .check(Modules.ALL);
    }
}
