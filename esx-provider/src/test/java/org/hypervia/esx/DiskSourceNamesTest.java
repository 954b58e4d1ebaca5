// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.costOf;

import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.TrafficCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of disks that would make directories nobody meant, or lead out of the datastore, are refused before anything is done. */
class DiskSourceNamesTest {
    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);
    private final Domain domain = connection.domains().byName("web01");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static String disk(String source, String device, String target) {
        return "<disk type='file' device='" + device + "'><source file='" + source + "'/><target dev='" + target
                + "'/></disk>";
    }

    @ParameterizedTest
    @CsvSource({
        "[datastore1]:web01/data.vmdk,write it as [datastore1] web01/data.vmdk",
        "[datastore1] ../data.vmdk,has the part '..'",
        "[datastore1] web01/../../x/data.vmdk,has the part '..'",
        "[datastore1] web01//data.vmdk,has a part that is empty",
        "[datastore1] /web01/data.vmdk,does not begin with the name",
        "[datastore1] web01/&#9;data.vmdk,has a control character",
    })
    void noSuchDiskIsAttached(String source, String fact) {
        TrafficCounts cost = costOf(
                host,
                () -> assertFails(
                                ErrorCode.INVALID_ARG,
                                () -> domain.devices().attach(disk(source, "disk", "sdb"), Affect.CURRENT))
                        .contains(fact, "write it as [datastore"));

        assertThat(cost.of("ReconfigVM_Task")).isZero();
        assertThat(domain.xml()).doesNotContain("sdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[datastore1]:iso/linux.iso", "[datastore1] ../datastore2/linux.iso"})
    void noSuchMediumIsPutIntoADrive(String source) {
        assertFails(ErrorCode.INVALID_ARG, () -> domain.devices().attach(disk(source, "cdrom", "hdb"), Affect.CURRENT))
                .contains("write it as [datastore");
        assertThat(domain.xml()).doesNotContain("hdb");
    }

    @ParameterizedTest
    @CsvSource({
        "[datastore1]:new/new.vmdk,write it as [datastore1] new/new.vmdk",
        "[datastore1] ../new/new.vmdk,has the part '..'",
        "[datastore1] new/../new.vmdk,has the part '..'",
    })
    void noMachineIsMadeBesideSuchADisk(String source, String fact) {
        TrafficCounts cost = costOf(
                host,
                () -> assertFails(
                                ErrorCode.INVALID_ARG,
                                () -> connection.domains().define(machine(disk(source, "disk", "sda"))))
                        .contains(fact));

        assertThat(cost.requests().keySet()).noneMatch(request -> request.startsWith("PUT"));
        assertThat(connection.domains().find("new")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[datastore1] ../datastore2/x.iso", "[datastore1] iso/../../x.iso", "[datastore1]:x.iso"})
    void noOtherFileOfAMachineIsOutsideItsDatastore(String source) {
        String devices = disk("[datastore1] new/new.vmdk", "disk", "sda") + disk(source, "cdrom", "hda");
        assertFails(ErrorCode.INVALID_ARG, () -> connection.domains().define(machine(devices)))
                .contains("datastore");
        assertThat(host.datastore("datastore1").files()).noneMatch(file -> file.startsWith("new/"));
    }

    private static String machine(String devices) {
        return "<domain type='vmware'><name>new</name><memory unit='MiB'>512</memory><vcpu>1</vcpu>"
                + "<os><type arch='x86_64'>hvm</type></os><devices>" + devices + "</devices></domain>";
    }
}
