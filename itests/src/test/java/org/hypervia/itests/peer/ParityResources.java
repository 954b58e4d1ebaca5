// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The command lines of {@link VirshParityIT} on storage, networks, host interfaces, and the disks and cards of domains. */
final class ParityResources {
    /** What govmomi's simulator lacks in parts. Braces name the domains of the host at hand. */
    static final String ON_OURS = """
            pool-list
            pool-list --all --details
            pool-list --inactive
            pool-list --uuid
            pool-list --type dir
            pool-list --type nonsense
            pool-info {datastore}
            pool-info nobody
            pool-dumpxml {datastore} --xpath //path
            pool-dumpxml {datastore} --inactive
            pool-dumpxml nobody
            pool-uuid {datastore}
            pool-uuid nobody
            pool-name nobody
            pool-refresh {datastore}
            pool-autostart {datastore}
            pool-autostart {datastore} --disable
            vol-list nobody
            vol-create-as {datastore} fresh/vol.vmdk 2M --allocation 0 --format vmdk
            vol-create-as {datastore} fresh/full.vmdk 2M --format vmdk
            vol-create-as {datastore} fresh/vol.vmdk 2M --format vmdk
            vol-create-as {datastore} fresh/half.vmdk 2M --allocation 1M --format vmdk
            vol-create-as {datastore} fresh/vol.raw 2M --format raw
            vol-create-as {datastore} plain.vmdk 2M --format vmdk
            vol-create-as {datastore} fresh/x.vmdk 2M --format vmdk --prealloc-metadata
            vol-create-as {datastore} fresh/x.vmdk 2M --format vmdk --print-xml
            vol-create {datastore} {folder}/volume.xml
            vol-create {datastore} {folder}/nope.xml
            vol-list {datastore}
            vol-list {datastore} --details
            vol-info fresh/vol.vmdk --pool {datastore}
            vol-info fresh/vol.vmdk --pool {datastore} --bytes
            vol-info nobody --pool {datastore}
            vol-info nobody
            vol-dumpxml fresh/vol.vmdk --pool {datastore}
            vol-dumpxml fresh/full.vmdk --pool {datastore}
            vol-path fresh/vol.vmdk --pool {datastore}
            vol-name nobody
            vol-clone fresh/vol.vmdk fresh/copy.vmdk --pool {datastore}
            vol-create-from {datastore} {folder}/copy.xml fresh/vol.vmdk --inputpool {datastore}
            vol-list {datastore}
            vol-wipe fresh/copy.vmdk --pool {datastore}
            vol-wipe fresh/copy.vmdk --pool {datastore} --algorithm nnsa
            vol-delete fresh/copy.vmdk --pool {datastore}
            vol-delete fresh/copy.vmdk --pool {datastore}
            vol-delete fresh/vol.vmdk --pool {datastore} --delete-snapshots
            vol-list {datastore} --details
            vol-resize fresh/full.vmdk 4M --pool {datastore}
            net-list
            net-list --all
            net-list --inactive
            net-list --name
            net-info vSwitch0
            net-info nobody
            net-dumpxml vSwitch0
            net-dumpxml vSwitch0 --inactive
            net-uuid vSwitch0
            net-name nobody
            net-define {folder}/network.xml
            net-define {folder}/network.xml
            net-define {folder}/nope.xml
            net-list
            net-dumpxml vSwitch9
            net-autostart vSwitch9
            net-autostart vSwitch9 --disable
            net-undefine vSwitch9
            net-undefine vSwitch0
            net-undefine nobody
            net-list
            iface-list
            iface-mac vmnic0
            iface-mac nobody
            iface-name nobody
            iface-dumpxml vmnic0
            iface-dumpxml nobody
            domblklist {on}
            domblklist {on} --details
            domiflist {on}
            domblkinfo {on} sda
            domblkinfo {on}
            domif-getlink {on} nobody
            attach-disk {on} /x.vmdk sdb --print-xml
            attach-interface {on} bridge br0 --model e1000 --print-xml
            detach-disk {on} nobody
            """;

    /** Reads whose output is compared as it is, on one host. */
    static final String QUIET = """
            pool-list
            pool-list --all --details
            pool-info {datastore} --bytes
            pool-dumpxml {datastore}
            vol-list {datastore}
            vol-list {datastore} --details
            net-list
            net-info vSwitch0
            net-dumpxml vSwitch0
            domblklist {on}
            domblklist {on} --details
            domiflist {on}
            """;

    /** What a connection that may only read is asked. */
    static final String REFUSED = """
            pool-refresh {datastore}; pool-autostart {datastore}; vol-create-as {datastore} fresh/ro.vmdk 1M; net-undefine vSwitch0
            net-define {folder}/network.xml; net-autostart vSwitch0; pool-info {datastore}; net-info vSwitch0
            """;

    private static final Set<Libvirt> BOTH = Set.of(Libvirt.values());

    static final List<ParityScript.Difference> DELIBERATE = List.of(
            new ParityScript.Difference(
                    BOTH, "pool-list --type dir", 1, 0, "libvirt's ESX driver cannot choose by type; ours can"),
            new ParityScript.Difference(BOTH, "vol-resize", 1, 0, "libvirt's ESX driver resizes nothing; ours does"),
            new ParityScript.Difference(
                    BOTH, "iface-list", 0, 0, "libvirt looks for the address that is the name, and finds none"),
            new ParityScript.Difference(
                    BOTH, "iface-mac vmnic0", 1, 0, "libvirt looks for the address that is the name, and finds none"),
            new ParityScript.Difference(
                    BOTH, "iface-dumpxml vmnic0", 1, 0, "libvirt looks for the address that is the name"),
            new ParityScript.Difference(
                    BOTH, "domblkinfo {on} sda", 1, 0, "libvirt's ESX driver tells no sizes; ours does"));

    private ParityResources() {}

    /** Writes the files that the lines name. */
    static void writeFiles(Path folder) throws IOException {
        for (String[] volume : new String[][] {{"volume.xml", "fresh/file.vmdk"}, {"copy.xml", "fresh/from.vmdk"}}) {
            Files.writeString(
                    folder.resolve(volume[0]),
                    "<volume><name>" + volume[1] + "</name><capacity unit='KiB'>1024</capacity>"
                            + "<allocation>0</allocation><target><format type='vmdk'/></target></volume>");
        }
        Files.writeString(
                folder.resolve("network.xml"),
                "<network><name>vSwitch9</name><forward mode='bridge'/><portgroup name='nine'/></network>");
    }
}
