// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hypervia.simulator.GivenDatastore.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage and networks with libvirt's own ESX driver, on a host that has something of each kind. */
@Tag("peer")
class VirshStorageTest {
    private static final String TARGET = "iqn.2001-04.com.example:storage.disk1";
    private static final String DISK = "/vmfs/devices/disks/naa.6001405a1b2c3d4e5f60718293a4b5c6";

    @TempDir
    Path folder;

    private EsxSimulator esx;

    @BeforeAll
    static void virshIsThere() {
        Virsh.require();
    }

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(
                SimulatorOptions.builder().tls(false).showcase(true).build());
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Virsh.Outcome virsh(String... arguments) {
        return new Virsh(folder).run(esx.uri().toString(), arguments);
    }

    @Test
    void poolsOfEveryKindAreDescribed() {
        esx.addDatastore(GivenDatastore.of("share", Kind.CIFS).from("192.0.2.30", "data"));
        esx.addDatastore(GivenDatastore.of("local", Kind.LOCAL));
        esx.addDatastore(GivenDatastore.vmfs("gone").inaccessible());
        assertThat(virsh("pool-list", "--all", "--name").ok().lines().map(String::strip))
                .containsExactlyInAnyOrder("datastore1", "gone", TARGET, "local", "nfs1", "share");
        assertThat(virsh("pool-dumpxml", "nfs1").ok())
                .contains(
                        "<pool type='netfs'>",
                        "<host name='nas.example.test'/>",
                        "<dir path='/export/images'/>",
                        "<format type='nfs'/>");
        assertThat(virsh("pool-dumpxml", "share").ok()).contains("<host name='192.0.2.30'/>", "<format type='cifs'/>");
        assertThat(virsh("pool-dumpxml", "local").ok()).contains("<pool type='dir'>");
        assertThat(virsh("pool-info", "gone").ok()).contains("State:          inaccessible");
        assertThat(virsh("pool-dumpxml", TARGET).ok()).contains("<host name='192.0.2.10' port='3260'/>");
        // The driver knows neither of these, and says so.
        for (Kind kind : List.of(Kind.VSAN, Kind.NFS41)) {
            esx.addDatastore(GivenDatastore.of(kind.name(), kind));
            assertThat(virsh("pool-dumpxml", kind.name()).failed()).contains("internal error");
        }
    }

    @Test
    void volumesLive() {
        assertThat(virsh("vol-list", "nfs1").ok())
                .contains("[nfs1] iso/windows server 2022.iso", "[nfs1] templates/small.vmdk");
        assertThat(virsh("vol-info", "--pool", "nfs1", "templates/small.vmdk").ok())
                .contains("Capacity:       8.00 GiB", "Allocation:     0.00 B");
        virsh("vol-create-as", "nfs1", "new/d.vmdk", "1G", "--format", "vmdk").ok();
        assertThat(virsh("vol-info", "--pool", "nfs1", "new/d.vmdk").ok()).contains("Allocation:     1.00 GiB");
        virsh("vol-create-as", "nfs1", "new/t.vmdk", "1G", "--format", "vmdk", "--allocation", "0")
                .ok();
        assertThat(virsh("vol-info", "--pool", "nfs1", "new/t.vmdk").ok()).contains("Allocation:     0.00 B");
        virsh("vol-clone", "--pool", "nfs1", "new/d.vmdk", "new/e.vmdk").ok();
        String key = virsh("vol-key", "--pool", "nfs1", "new/e.vmdk").ok();
        assertThat(key).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(virsh("vol-path", key).ok()).isEqualTo("[nfs1] new/e.vmdk");
        virsh("vol-wipe", "--pool", "nfs1", "new/d.vmdk").ok();
        virsh("vol-delete", "--pool", "nfs1", "new/d.vmdk").ok();
        assertThat(virsh("vol-delete", "--pool", "nfs1", "new/d.vmdk").failed()).contains("vol");
        assertThat(virsh("vol-create-as", "nfs1", "new/e.vmdk", "1G", "--format", "vmdk")
                        .failed())
                .contains("FileAlreadyExists");
        assertThat(virsh("vol-delete", "--pool", "datastore1", "web01/web01.vmdk")
                        .failed())
                .contains("FileLocked");
        assertThat(esx.datastore("nfs1").files()).contains("new/e.vmdk").doesNotContain("new/d.vmdk");
    }

    @Test
    void aTargetHasItsDiskAndIsRescanned() {
        assertThat(virsh("vol-list", TARGET).ok()).contains(DISK);
        assertThat(virsh("vol-dumpxml", DISK).ok())
                .contains("<volume type='block'>", "<capacity unit='bytes'>107374182400</capacity>");
        virsh("pool-refresh", TARGET).ok();
        assertThat(esx.storage().rescans("vmhba64")).isEqualTo(1);
        virsh("pool-refresh", "nfs1").ok();
    }

    @Test
    void anAdapterThatTheDriverDoesNotKnowFailsAllLists() {
        esx.storage().addAdapter("HostSerialAttachedHba", "vmhba2");
        assertThat(virsh("pool-list").failed()).contains("error");
        assertThat(virsh("pool-info", "nfs1").ok()).contains("running");
    }

    @Test
    void networksAreDefinedAndUndefined() throws IOException {
        Path xml = Files.writeString(folder.resolve("net.xml"), """
                <network>
                  <name>vSwitch9</name>
                  <bandwidth>
                    <inbound average='1000' peak='5000' burst='1024'/>
                    <outbound average='1000' peak='5000' burst='1024'/>
                  </bandwidth>
                  <portgroup name='PGA'/>
                  <portgroup name='PGB'/>
                </network>
                """);
        virsh("net-define", xml.toString()).ok();
        assertThat(virsh("net-dumpxml", "vSwitch9").ok())
                .contains(
                        "<bridge stp='off' delay='0'/>",
                        "<inbound average='1000' peak='5000' burst='1024'/>",
                        "<portgroup name='PGA'>",
                        "<portgroup name='PGB'>");
        assertThat(virsh("net-define", xml.toString()).failed()).contains("already exists");
        virsh("net-undefine", "vSwitch9").ok();
        assertThat(virsh("net-list", "--all", "--name").ok().lines().map(String::strip))
                .containsExactly("vSwitch0", "vSwitch1");
        assertThat(virsh("net-undefine", "vSwitch0").failed()).contains("host");
        // Machines on a group are the host's affair, not the driver's.
        esx.machine("web01").entry("ethernet0.networkName", "Lab");
        assertThat(virsh("net-undefine", "vSwitch1").failed()).contains("in use");
    }

    @Test
    void interfacesAreFoundByTheirAddresses() {
        esx.network().card(GivenCard.of("vmnic2", "00:0c:29:00:00:02").withAddress("192.0.2.9", "255.255.255.0"));
        assertThat(virsh("iface-dumpxml", "00:0C:29:00:00:02").ok())
                .contains("name='vmnic2'", "<ip address='192.0.2.9' prefix='24'/>");
    }
}
