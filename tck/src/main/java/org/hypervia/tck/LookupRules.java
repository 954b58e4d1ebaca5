// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;

/** Finding domains. */
abstract class LookupRules extends Rules {
    LookupRules(ProviderContract contract) {
        super(contract);
    }

    private List<DomainSummary> rows(Condition... conditions) {
        return connection().domains().summaries(DomainFilter.of(conditions)).items();
    }

    private List<String> names(Condition... conditions) {
        return rows(conditions).stream().map(row -> row.identity().name()).toList();
    }

    @Rule(id = "LOOK-01", value = "a listing of all has every domain once, by reference")
    void listsEachOnce() {
        List<String> references =
                rows().stream().map(row -> row.identity().ref()).toList();
        assertThat(references).doesNotHaveDuplicates();
        assertThat(names()).contains(host().running(), host().off());
        assertThat(connection().domains().summaries(DomainFilter.all()).failures())
                .isEmpty();
    }

    @Rule(id = "LOOK-02", value = "active and inactive divide the domains, with none in both and none lost")
    void activityDivides() {
        List<String> both = new ArrayList<>(names(Condition.ACTIVE));
        both.addAll(names(Condition.INACTIVE));
        assertThat(both).containsExactlyInAnyOrderElementsOf(names());
        assertThat(names(Condition.ACTIVE)).contains(host().running()).doesNotContain(host().off());
    }

    @Rule(id = "LOOK-03", value = "state filters select that state alone")
    void stateFilters() {
        assertThat(names(Condition.RUNNING)).contains(host().running()).doesNotContain(host().off());
        assertThat(names(Condition.SHUTOFF)).contains(host().off()).doesNotContain(host().running());
        assertThat(rows(Condition.RUNNING)).allMatch(row -> row.state() == DomainState.RUNNING);
    }

    @Rule(id = "LOOK-04", value = "conditions of one group add up, those of different groups narrow")
    void groupsCombine() {
        assertThat(names(Condition.RUNNING, Condition.SHUTOFF)).contains(host().running(), host().off());
        assertThat(names(Condition.ACTIVE, Condition.SHUTOFF)).isEmpty();
    }

    @Rule(id = "LOOK-05", value = "a row tells name, state, id, memory and CPUs as the domain itself does")
    void rowsAgreeWithInfo() {
        for (DomainSummary row : rows()) {
            DomainInfo info =
                    connection().domains().byName(row.identity().name()).info();
            assertThat(row.state()).isEqualTo(info.state());
            assertThat(row.maxMemory().orElse(MemorySize.ZERO)).isEqualTo(info.maxMemory());
            assertThat(row.vcpus().orElse(0)).isEqualTo(info.vcpus());
        }
    }

    @Rule(id = "LOOK-06", value = "an active domain has a positive id and is found by it; an inactive one has none")
    void idsFindActiveDomains() {
        int id = running().id().orElse(-1);
        assertThat(id).isPositive();
        assertThat(connection().domains().byId(id).name()).isEqualTo(host().running());
        assertThat(off().id()).isEqualTo(OptionalInt.empty());
    }

    @Rule(id = "LOOK-07", value = "the UUID of a row finds the same domain")
    void uuidsFindDomains() {
        for (DomainSummary row : rows()) {
            UUID uuid = row.identity().uuid().orElse(new UUID(0, 0));
            assertThat(connection().domains().byUuid(uuid).identity().ref())
                    .isEqualTo(row.identity().ref());
        }
    }

    @Rule(id = "LOOK-08", value = "the UUID of a row is that of the domain XML, byte for byte", needs = "domain.xml")
    void uuidsAgreeWithXml() {
        for (DomainSummary row : rows()) {
            String xml = connection().domains().byName(row.identity().name()).xml(Set.of());
            assertThat(xml).contains("<uuid>" + row.identity().uuid().orElse(new UUID(0, 0)) + "</uuid>");
        }
    }

    @Rule(id = "LOOK-09", value = "what is not there is NO_DOMAIN, by name, id and UUID")
    void missingIsNoDomain() {
        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName("tck-nobody"));
        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byId(987_654));
        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byUuid(new UUID(7, 7)));
        assertThat(connection().domains().find("tck-nobody")).isEmpty();
        assertThat(connection().domains().findById(987_654)).isEmpty();
        assertThat(connection().domains().findByUuid(new UUID(7, 7))).isEmpty();
        assertThat(connection().domains().find(host().off())).contains(off());
    }

    @Rule(id = "LOOK-10", value = "names are exact: neither case nor a part of it is enough")
    void namesAreExact() {
        String name = host().running();
        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName(name.substring(1)));
        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName(name + " "));
    }
}
