// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.storage.Hosts.assertFails;
import static org.hypervia.esx.storage.Hosts.leastCostOf;

import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EsxBlockInfoTest {
    private static final String VMX = """
            config.version = "8"
            virtualHW.version = "13"
            displayName = "disks"
            guestOS = "other"
            memSize = "256"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "disks.vmdk"
            ide0:0.present = "true"
            ide0:0.deviceType = "cdrom-image"
            ide0:0.fileName = "/vmfs/volumes/datastore1/iso/a.iso"
            ide0:1.present = "true"
            ide0:1.deviceType = "cdrom-image"
            ide0:1.fileName = ""
            ide0:1.startConnected = "false"
            """;

    private final EsxSimulator host =
            EsxSimulator.start(SimulatorOptions.builder().machines(0).build());
    private final Hypervisor connection = Hosts.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private Domain domain() {
        host.datastore("datastore1").write("iso/a.iso", new byte[5000]);
        host.addMachine(VMX);
        // The machine's own disk, of 16 GiB, goes with another one coming in its place.
        host.datastore("datastore1").delete("disks/disks.vmdk");
        host.datastore("datastore1").delete("disks/disks-flat.vmdk");
        host.datastore("datastore1").makeDisk("disks/disks.vmdk", 1 << 20);
        return connection.domains().byName("disks");
    }

    @Test
    void theConnectionSaysThatItCan() {
        assertThat(connection.capabilities()).contains(Capability.DOMAIN_BLOCK_INFO);
    }

    @Test
    void aDiskIsFoundByTargetAndBySource() {
        Domain domain = domain();

        assertThat(domain.devices().blockInfo("sda")).isEqualTo(new BlockInfo(1L << 30, 0, 0));
        assertThat(domain.devices().blockInfo("[datastore1] disks/disks.vmdk"))
                .isEqualTo(new BlockInfo(1L << 30, 0, 0));
        assertThat(domain.devices().blockInfo("hda")).isEqualTo(new BlockInfo(5000, 5000, 5000));
        assertThat(domain.devices().blockInfo("sda"))
                .extracting(BlockInfo::capacity)
                .isEqualTo(connection
                        .storagePools()
                        .byName("datastore1")
                        .volume("disks/disks.vmdk")
                        .info()
                        .capacity());
    }

    @Test
    void itCostsTheDefinitionAndASearch() {
        Domain domain = domain();
        domain.xml(Set.of());

        assertThat(leastCostOf(host, () -> domain.devices().blockInfo("sda"))).isLessThanOrEqualTo(5);
    }

    @Test
    void whatIsNotThereIsSaid() {
        Domain domain = domain();

        assertFails(ErrorCode.INVALID_ARG, () -> domain.devices().blockInfo("sdb"))
                .contains("'sdb'", "disks");
        assertFails(ErrorCode.INVALID_ARG, () -> domain.devices().blockInfo(""));
        assertFails(ErrorCode.OPERATION_FAILED, () -> domain.devices().blockInfo("hdb"))
                .contains("'hdb'");
        host.datastore("datastore1").delete("disks/disks.vmdk");
        assertFails(ErrorCode.NO_STORAGE_VOL, () -> domain.devices().blockInfo("sda"))
                .contains("disks/disks.vmdk");
    }
}
