// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.value.MemorySize;

/** What is known of one domain. */
abstract class QueryRules extends Rules {
    QueryRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "INFO-01", value = "info, status and listing agree on the state")
    void statesAgree() {
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
        assertThat(running().info().state()).isEqualTo(DomainState.RUNNING);
        assertThat(off().status().state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Rule(id = "INFO-02", value = "memory is in bytes: the XML's KiB are a 1024th of it", needs = "domain.xml")
    void memoryUnits() {
        MemorySize size = off().info().maxMemory();
        assertThat(off().xml(Set.of())).contains("<memory unit='KiB'>" + size.kibibytes() + "</memory>");
    }

    @Rule(id = "INFO-03", value = "the number of CPUs is that of the XML", needs = "domain.xml")
    void vcpusAgreeWithXml() {
        assertThat(off().xml(Set.of()))
                .containsPattern("<vcpu[^>]*>" + off().info().vcpus() + "</vcpu>");
    }

    @Rule(id = "INFO-04", value = "the domains of the inventory are persistent, not updated, without managed save")
    void persistence() {
        assertThat(off().isPersistent()).isTrue();
        assertThat(off().isUpdated()).isFalse();
        assertThat(off().hasManagedSaveImage()).isFalse();
        assertThat(off().osType()).isNotBlank();
    }

    @Rule(id = "INFO-05", value = "the XML has the name, and the id while the domain is active", needs = "domain.xml")
    void xmlHasNameAndId() {
        String xml = running().xml(Set.of());
        assertThat(xml).contains("<name>" + host().running() + "</name>");
        assertThat(xml).contains(" id='" + running().id().orElse(-1) + "'");
        assertThat(off().xml(Set.of())).doesNotContainPattern("<domain [^>]* id='");
    }

    @Rule(id = "INFO-06", value = "the inactive XML has no id", needs = "domain.xml")
    void inactiveXmlHasNoId() {
        assertThat(running().xml(Set.of(DomainXmlFlag.INACTIVE))).doesNotContainPattern("<domain [^>]* id='");
    }

    @Rule(id = "INFO-07", value = "the typed definition says what the XML says", needs = "domain.xml")
    void definitionsAgree() {
        assertThat(off().definition().name()).hasValue(host().off());
        assertThat(off().definition().uuid()).isEqualTo(off().identity().uuid().orElse(new UUID(0, 0)));
        assertThat(off().definition().memory()).isEqualTo(off().info().maxMemory());
    }

    @Rule(
            id = "INFO-08",
            value = "autostart is off, goes on and off again, and shows in the filter",
            needs = "domain.autostart")
    void autostart() {
        assertThat(off().isAutostart()).isFalse();
        off().setAutostart(true);
        assertThat(off().isAutostart()).isTrue();
        assertThat(connection()
                        .domains()
                        .summaries(DomainFilter.of(Condition.AUTOSTART))
                        .items())
                .extracting(row -> row.identity().name())
                .containsExactly(host().off());
        off().setAutostart(false);
        assertThat(off().isAutostart()).isFalse();
    }

    @Rule(
            id = "INFO-09",
            value = "a title and a description that are set are there, and can be taken away",
            needs = "domain.metadata")
    void describes() {
        off().setTitle(Optional.of("a title"), Affect.CONFIG);
        off().setDescription(Optional.of("two lines\nof words & <signs>"), Affect.CONFIG);
        assertThat(off().title(Affect.CONFIG)).hasValue("a title");
        assertThat(off().description(Affect.CONFIG)).hasValue("two lines\nof words & <signs>");
        assertThat(connection().domains().summaries(DomainFilter.all()).items())
                .filteredOn(row -> row.identity().name().equals(host().off()))
                .singleElement()
                .satisfies(row -> assertThat(row.title().orElse("")).isEqualTo("a title"));
        off().setTitle(Optional.empty(), Affect.CONFIG);
        off().setDescription(Optional.empty(), Affect.CONFIG);
        assertThat(off().title(Affect.CONFIG)).isEmpty();
        assertThat(off().description(Affect.CONFIG)).isEmpty();
    }

    @Rule(
            id = "INFO-10",
            value = "whatever keeps domains apart has a name, and what is off has no label",
            needs = "domain.security")
    void isKeptApart() {
        running().security().ifPresent(security -> assertThat(security.model()).isNotBlank());
        off().security().ifPresent(security -> assertThat(security.label()).isEmpty());
        assertThat(running().messages()).doesNotContain("");
    }
}
