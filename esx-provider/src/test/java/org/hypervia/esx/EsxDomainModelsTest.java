// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.ParseOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The typed way says and does what the way through XML does. */
class EsxDomainModelsTest {
    private final EsxSimulator host = Simulated.host(5);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    /** A machine with a screen that has a password, told from the first one. */
    private static DomainDefinition other(DomainDefinition first) {
        return first.toBuilder()
                .name("other")
                .uuid(new UUID(0x1234, 0x8765))
                .hardwareUuid(null)
                .devices(first.devices().toBuilder()
                        .replace(
                                Graphics.class,
                                List.of(new Graphics.Vnc(
                                        5901,
                                        false,
                                        List.of(GraphicsListen.ANY_ADDRESS),
                                        Optional.empty(),
                                        Optional.of(new GraphicsPassword("hidden")))))
                        .build())
                .build();
    }

    private Domain first() {
        return connection.domains().list(DomainFilter.all()).orThrow().get(0);
    }

    private static String vmx(EsxSimulator host) {
        String path = host.datastore("datastore1").files().stream()
                .filter(file -> file.endsWith("other.vmx"))
                .findFirst()
                .orElseThrow();
        return new String(host.datastore("datastore1").read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void aDefinitionIsWhatTheXmlSays() {
        assertThat(connection.capabilities()).contains(Capability.DOMAIN_MODEL);
        for (Domain domain : connection.domains().list(DomainFilter.all()).orThrow()) {
            assertThat(domain.definition())
                    .isEqualTo(
                            DomainXml.parse(domain.xml(), ParseOptions.builder().build()));
        }
    }

    @Test
    void aDefinitionHasNoSecretsAndIsNoReasonToLoseThem() {
        Domain domain = connection.domains().define(other(first().definition()));

        assertThat(domain.definition().devices().graphics())
                .singleElement()
                .isInstanceOfSatisfying(
                        Graphics.Vnc.class, vnc -> assertThat(vnc.password()).isEmpty());
        assertThat(domain.xml(Set.of(DomainXmlFlag.SECURE))).contains("passwd='hidden'");
    }

    @Test
    void definingByTheModelWritesTheFileThatDefiningByItsTextWrites() {
        DomainDefinition definition = other(first().definition());
        connection.domains().define(definition);
        try (EsxSimulator twin = Simulated.host(5);
                Hypervisor toTwin = Simulated.connect(twin)) {
            toTwin.domains()
                    .define(DomainXml.format(
                            definition, FormatOptions.DEFAULT.withSecrets(true).withInactive(true)));

            assertThat(vmx(host)).isEqualTo(vmx(twin));
        }
    }

    @Test
    void whatTheTextMayNotSayTheModelMayNotSay() {
        DomainDefinition definition = other(first().definition());
        Disk disk = definition.devices().disks().get(0);
        DomainDefinition twice = definition.toBuilder()
                .devices(definition.devices().toBuilder().add(disk).build())
                .build();

        assertRefused(twice, ErrorCode.XML_ERROR, "'other': two disks have the target");
        assertRefused(
                definition.toBuilder().memory(MemorySize.ZERO).build(),
                ErrorCode.XML_ERROR,
                "the domain has no memory");
        assertRefused(definition.toBuilder().name(null).build(), ErrorCode.NO_NAME, "the domain has no name");
        assertRefused(definition.toBuilder().name("a\nb").build(), ErrorCode.XML_DETAIL, "must be one line");
        assertThat(connection.domains().find("other")).isEmpty();
    }

    private void assertRefused(DomainDefinition definition, ErrorCode code, String words) {
        assertThatThrownBy(() -> connection.domains().define(definition))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    @Test
    void aReadOnlyConnectionDefinesNothing() {
        DomainDefinition definition = other(first().definition());
        try (Hypervisor reader = Simulated.connect(Simulated.spec(host, "").readOnly(true))) {
            assertThatThrownBy(() -> reader.domains().define(definition))
                    .isInstanceOfSatisfying(
                            HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_DENIED));
        }
        assertThat(connection.domains().find("other")).isEmpty();
    }
}
