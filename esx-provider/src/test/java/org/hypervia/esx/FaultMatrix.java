// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.network.Network;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.fault.Misbehaviour;

/** What {@link FaultMatrixTest} combines: everyday operations, and what a server or a network may do to one of their requests. */
final class FaultMatrix {
    private static final String XML = """
            <domain type='vmware'>
              <name>fresh</name>
              <uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid>
              <memory unit='MiB'>1024</memory>
              <vcpu>2</vcpu>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'><source file='[datastore1] fresh/a.vmdk'/><target dev='sda' bus='scsi'/></disk>
              </devices>
            </domain>
            """;

    private static final String NETWORK = """
            <network>
              <name>n1</name>
              <forward mode='bridge'><interface dev='vmnic1'/></forward>
              <portgroup name='P1'><vlan><tag id='7'/></vlan></portgroup>
              <portgroup name='P2'/>
            </network>
            """;

    private static final long LINES;

    static {
        try (EsxSimulator host = host()) {
            LINES = vmx(host).lines().count();
        }
    }

    private FaultMatrix() {}

    private static String vmx(EsxSimulator host) {
        return new String(host.datastore("datastore1").read("web01/web01.vmx").orElseThrow(), StandardCharsets.UTF_8);
    }

    /** An operation on {@code web01} of a host that {@link #host()} made. */
    enum Operation {
        LIST {
            @Override
            void call(Hypervisor connection) {
                assertThat(connection.domains().summaries(DomainFilter.all()).orThrow())
                        .extracting(row -> row.identity().name())
                        .containsExactlyInAnyOrder("web01", "db01", "app01");
            }
        },
        INFO {
            @Override
            void call(Hypervisor connection) {
                Domain domain = connection.domains().byName("web01");
                assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
                assertThat(domain.info().vcpus()).isPositive();
                assertThat(domain.info().maxMemory()).isGreaterThan(MemorySize.ZERO);
            }
        },
        XML_OF {
            @Override
            void call(Hypervisor connection) {
                assertThat(connection.domains().byName("web01").xml(Set.of()))
                        .contains("<name>web01</name>", "</domain>");
            }
        },
        START("PowerOnVM_Task") {
            @Override
            void call(Hypervisor connection) {
                connection.domains().byName("web01").start();
            }

            @Override
            void verify(EsxSimulator host) {
                assertThat(host.machine("web01").state()).isEqualTo(MachineState.RUNNING);
            }
        },
        SNAPSHOT("CreateSnapshot_Task") {
            @Override
            void call(Hypervisor connection) {
                assertThat(connection
                                .domains()
                                .byName("web01")
                                .snapshots()
                                .create("nightly")
                                .info()
                                .name())
                        .isEqualTo("nightly");
            }
        },
        SET_MEMORY("ReconfigVM_Task") {
            @Override
            void call(Hypervisor connection) {
                connection.domains().byName("web01").resources().setMemory(MemorySize.ofMebibytes(64), Affect.CURRENT);
            }
        },
        DEFINE("RegisterVM_Task", "PUT /folder") {
            @Override
            void call(Hypervisor connection) {
                assertThat(connection.domains().define(XML).name()).isEqualTo("fresh");
            }

            @Override
            void verify(EsxSimulator host) {
                assertThat(host.machine("fresh").state()).isEqualTo(MachineState.OFF);
            }
        },
        REDEFINE(1, "PUT /folder") {
            @Override
            void call(Hypervisor connection) {
                Domain domain = connection.domains().byName("web01");
                String changed = domain.xml(Set.of()).replace("Made up by the simulator", "changed");
                connection.domains().define(changed);
            }

            @Override
            void verify(EsxSimulator host) {
                assertThat(vmx(host)).contains("changed");
            }

            /** The file is the old one or the new one. */
            @Override
            void verifyWhole(EsxSimulator host) {
                assertThat(vmx(host)).contains("displayName = \"web01\"");
                assertThat(vmx(host).lines().count()).isGreaterThanOrEqualTo(LINES);
            }
        },
        UNDEFINE("UnregisterVM") {
            @Override
            void call(Hypervisor connection) {
                connection.domains().byName("web01").undefine();
            }

            @Override
            void verify(EsxSimulator host) {
                assertThat(host.machines()).hasSize(2);
            }
        },
        NETWORKS {
            @Override
            void call(Hypervisor connection) {
                assertThat(connection.networks().list().orThrow())
                        .extracting(Network::name)
                        .containsExactly("vSwitch0");
                assertThat(connection.networks().byName("vSwitch0").xml()).contains("'VM Network'");
                assertThat(connection.hostInterfaces().byName("vmnic0").xml()).contains("vmnic0");
            }
        },
        DEFINE_NETWORK("AddVirtualSwitch", "AddPortGroup") {
            @Override
            void call(Hypervisor connection) {
                assertThat(connection.networks().define(NETWORK).name()).isEqualTo("n1");
            }

            @Override
            void verifyWhole(EsxSimulator host) {
                verifyNetwork(host);
            }
        },
        UNDEFINE_NETWORK("RemovePortGroup", "RemoveVirtualSwitch") {
            @Override
            void prepare(EsxSimulator host) {
                try (Hypervisor connection = Simulated.connect(host)) {
                    connection.networks().define(NETWORK);
                }
            }

            @Override
            void call(Hypervisor connection) {
                connection.networks().byName("n1").undefine();
                assertThat(connection.networks().find("n1")).isEmpty();
            }

            @Override
            void verifyWhole(EsxSimulator host) {
                verifyNetwork(host);
            }
        },
        SCREENSHOT("CreateScreenshot_Task") {
            @Override
            void prepare(EsxSimulator host) {
                host.machine("web01").state(MachineState.RUNNING);
            }

            @Override
            void call(Hypervisor connection) throws Exception {
                try (var picture = connection.domains().byName("web01").screenshot()) {
                    byte[] png = picture.content().readAllBytes();
                    assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull();
                }
            }
        };

        /** How many requests it may make to take back what it did. */
        final int repairs;

        /** The requests that change something, each of which goes out no oftener than when nothing goes wrong. */
        final List<String> changes;

        Operation(String... changes) {
            this(0, changes);
        }

        Operation(int repairs, String... changes) {
            this.repairs = repairs;
            this.changes = List.of(changes);
        }

        void prepare(EsxSimulator host) {}

        /** Does it, and asserts what it returned. */
        abstract void call(Hypervisor connection) throws Exception;

        /** Asserts what a call that succeeded has made of the host. */
        void verify(EsxSimulator host) {}

        /** Asserts that nothing is broken on the host, however the call has ended. */
        void verifyWhole(EsxSimulator host) {}
    }

    /** All of it is there, or nothing. */
    private static void verifyNetwork(EsxSimulator host) {
        try (Hypervisor connection = Simulated.connect(host)) {
            connection
                    .networks()
                    .find("n1")
                    .ifPresent(network -> assertThat(network.xml().replaceAll("\\s+", ""))
                            .contains(
                                    "<forwarddev='vmnic1'", "<portgroupname='P1'><vlan><tagid='7'/></vlan></portgroup>")
                            .endsWith("<portgroupname='P2'></portgroup></network>"));
            assertThat(connection.networks().byName("vSwitch0").xml()).doesNotContain("'P1'", "'P2'");
        }
    }

    static EsxSimulator host() {
        EsxSimulator host = EsxSimulator.start(
                SimulatorOptions.builder().machines(3).tls(false).build());
        host.machine("web01").state(MachineState.OFF);
        return host;
    }

    private static Misbehaviour http(int status) {
        return new Misbehaviour.Http(status, "text/html", "<html><body>Status " + status + "</body></html>");
    }

    static final Map<String, Misbehaviour> MISBEHAVIOURS = Map.ofEntries(
            Map.entry(
                    "no permission", new Misbehaviour.Fault("NoPermission", "Permission to perform this was denied.")),
            Map.entry(
                    "not authenticated",
                    new Misbehaviour.Fault("NotAuthenticated", "The session is not authenticated.")),
            Map.entry("host communication", new Misbehaviour.Fault("HostCommunication", "Unable to communicate.")),
            Map.entry("unknown fault", new Misbehaviour.Fault("NobodyKnowsIt", "\u001b[31mred")),
            Map.entry("302", Misbehaviour.Http.redirect(302, "http://127.0.0.1:1/")),
            Map.entry("307", Misbehaviour.Http.redirect(307, "http://127.0.0.1:1/")),
            Map.entry("401", http(401)),
            Map.entry("403", http(403)),
            Map.entry("404", http(404)),
            Map.entry("407", http(407)),
            Map.entry("500", http(500)),
            Map.entry("502", http(502)),
            Map.entry("503", http(503)),
            Map.entry("a page", Misbehaviour.Http.htmlPage()),
            Map.entry("garbage", Misbehaviour.Http.garbage()),
            Map.entry("a document type", Misbehaviour.Http.documentType()),
            Map.entry("an empty answer", new Misbehaviour.Http(200, "text/xml; charset=utf-8", "")),
            Map.entry("late", new Misbehaviour.Late(Duration.ofMillis(20))),
            Map.entry("held", new Misbehaviour.Held()),
            Map.entry("cut before", new Misbehaviour.CutBefore()),
            Map.entry("cut after", new Misbehaviour.CutAfter()),
            Map.entry("cut within, at once", new Misbehaviour.CutWithin(0)),
            Map.entry("cut within, in the prologue", new Misbehaviour.CutWithin(20)),
            Map.entry("cut within, later", new Misbehaviour.CutWithin(250)),
            Map.entry("in pieces", new Misbehaviour.Trickle(3, Duration.ZERO)),
            Map.entry("twice", new Misbehaviour.Duplicate(false)),
            Map.entry("twice, late", new Misbehaviour.Duplicate(true)),
            Map.entry("bytes behind", new Misbehaviour.ExtraBytes("xxxx")),
            Map.entry("an answer behind", new Misbehaviour.ExtraBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
            Map.entry("closed after", new Misbehaviour.CloseAfterAnswer()),
            Map.entry("expired before", new Misbehaviour.ExpireBefore()),
            Map.entry("worthless cookie", new Misbehaviour.CookieWithFault()));
}
