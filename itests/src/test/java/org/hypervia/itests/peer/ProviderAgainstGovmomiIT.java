// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our provider with a server that shares no line with it: what it does, and what that costs. */
@Timeout(120)
class ProviderAgainstGovmomiIT {
    /** The calls that waiting for a task may take. */
    private static final Set<String> WAIT = Set.of(
            "CreatePropertyCollector",
            "CreateFilter",
            "WaitForUpdatesEx",
            "DestroyPropertyFilter",
            "DestroyPropertyCollector",
            "CancelWaitForUpdates");

    @ParameterizedTest
    @ValueSource(strings = {"-esx", "-vpx"})
    void openingTakesThreeRoundTripsAndClosingLeavesNoSession(String product) throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start(product)) {
            try (Hypervisor hypervisor = open(peer)) {
                assertThat(hypervisor.type()).isEqualTo("ESX");
                assertThat(peer.counters().calls("total")).isLessThanOrEqualTo(3);
                assertThat(peer.counters().sessions()).isEqualTo(1);
            }
            assertThat(peer.counters().sessions()).isZero();
        }
    }

    @Test
    void aThousandDomainsAreOneRetrievalAndItsPages() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vms", "1000", "-power", "on,off");
                Hypervisor hypervisor = open(peer)) {
            peer.resetCounters();
            Listing<DomainSummary> all = hypervisor.domains().summaries(DomainFilter.all());
            assertThat(all.items()).hasSize(1000);
            assertThat(all.failures()).isEmpty();
            assertThat(all.items()).allSatisfy(row -> {
                assertThat(row.identity().uuid().toOptional()).isPresent();
                assertThat(row.maxMemory().toOptional()).isPresent();
                assertThat(row.vcpus().toOptional()).isPresent();
            });
            GovmomiPeer.Counters cost = peer.counters();
            assertThat(cost.calls("RetrievePropertiesEx")).isEqualTo(1);
            assertThat(cost.calls("total")).isEqualTo(1 + cost.calls("ContinueRetrievePropertiesEx"));
        }
    }

    @Test
    void aPowerChangeOfAListedDomainIsOneCallAndTheWait() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vms", "1");
                Hypervisor hypervisor = open(peer)) {
            Domain domain =
                    hypervisor.domains().list(DomainFilter.all()).items().get(0);
            peer.resetCounters();
            domain.suspend();
            assertThat(peer.counters().calls("SuspendVM_Task")).isEqualTo(1);
            assertThat(peer.counters().methods().keySet())
                    .filteredOn(name -> !WAIT.contains(name))
                    .containsExactlyInAnyOrder("SuspendVM_Task", "total");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-typed-arrays", "-typed-arrays=false"})
    void powerStatesChangeWhetherOrNotItemsOfArraysAreTyped(String style) throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start(style, "-vms", "1");
                Hypervisor hypervisor = open(peer)) {
            Domain domain = hypervisor.domains().byName("vm-1");
            domain.suspend();
            assertThat(domain.info().state()).isEqualTo(DomainState.PAUSED);
            domain.resume();
            assertThat(domain.info().state()).isEqualTo(DomainState.RUNNING);
            domain.destroy();
            assertThat(domain.info().state()).isEqualTo(DomainState.SHUTOFF);
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(domain::suspend)
                    .returns(ErrorCode.OPERATION_INVALID, HypervisorException::code);
            domain.start();
            assertThat(domain.info().state()).isEqualTo(DomainState.RUNNING);
        }
    }

    @Test
    void domainsAreFoundByNameIdAndUuidAndFilteredByState() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vms", "4", "-power", "on,off,suspended");
                Hypervisor hypervisor = open(peer)) {
            Domain first = hypervisor.domains().byName("vm-1");
            assertThat(hypervisor.domains().byId(first.id().orElseThrow()).identity())
                    .isEqualTo(first.identity());
            assertThat(hypervisor
                            .domains()
                            .byUuid(first.identity().uuid().toOptional().orElseThrow())
                            .identity())
                    .isEqualTo(first.identity());
            assertThat(names(hypervisor, DomainFilter.of(Condition.ACTIVE)))
                    .containsExactlyInAnyOrder("vm-1", "vm-3", "vm-4");
            assertThat(names(hypervisor, DomainFilter.of(Condition.SHUTOFF))).containsExactly("vm-2");
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(() -> hypervisor.domains().byName("nobody"))
                    .returns(ErrorCode.NO_DOMAIN, HypervisorException::code);
        }
    }

    @Test
    void theXmlOfADomainComesFromItsVmxInTheDatastore() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vms", "2");
                Hypervisor hypervisor = open(peer)) {
            Domain domain = hypervisor.domains().byName("vm-2");
            peer.resetCounters();
            assertThat(domain.xml(Set.of(DomainXmlFlag.INACTIVE)))
                    .contains("<name>vm-2</name>", "<source file='[LocalDS_0] vm-2/vm-2.vmdk'/>");
            assertThat(peer.counters().calls("GET /folder")).isEqualTo(1);
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndLeavesNothingBehind() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start()) {
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(
                            () -> Hypervisors.connect(peer.uri(), Credentials.of(GovmomiPeer.USER, Secret.of("wrong"))))
                    .returns(ErrorCode.AUTH_FAILED, HypervisorException::code)
                    .withMessageNotContaining("wrong");
            assertThat(peer.counters().sessions()).isZero();
        }
    }

    @Test
    void anUntrustedCertificateIsNotSpokenTo() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start()) {
            String strict = peer.uri().replace("?no_verify=1", "");
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(() -> Hypervisors.connect(
                            strict, Credentials.of(GovmomiPeer.USER, Secret.of(GovmomiPeer.PASSWORD))))
                    .returns(ErrorCode.GNUTLS_ERROR, HypervisorException::code);
            assertThat(peer.counters().calls("total")).isZero();
        }
    }

    private static Hypervisor open(GovmomiPeer peer) {
        return Hypervisors.connect(peer.uri(), Credentials.of(GovmomiPeer.USER, Secret.of(GovmomiPeer.PASSWORD)));
    }

    private static List<String> names(Hypervisor hypervisor, DomainFilter filter) {
        return hypervisor.domains().list(filter).items().stream()
                .map(Domain::name)
                .toList();
    }
}
