// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;

/** What a host has that is there to be shown: something of each kind that clients list. */
final class Showcase {
    private static final String ADAPTER = "vmhba64";
    private static final String TARGET = "iqn.2001-04.com.example:storage.disk1";
    private static final String DISK = "naa.6001405a1b2c3d4e5f60718293a4b5c6";
    private static final long GIB = 1L << 30;

    private Showcase() {}

    static void furnish(EsxSimulator esx) {
        SimulatedDatastore images = esx.addDatastore(GivenDatastore.of("nfs1", GivenDatastore.Kind.NFS)
                .from("nas.example.test", "/export/images")
                .withCapacity(2048 * GIB));
        images.writePattern("iso/debian-12.iso", 628L << 20, 12);
        images.writePattern("iso/windows server 2022.iso", 5 * GIB, 2022);
        images.makeDisk("templates/small.vmdk", GivenDisk.thin(8 << 20));
        images.makeDisk("templates/large.vmdk", GivenDisk.eager(64 << 20));
        SimulatedStorage storage = esx.storage();
        storage.addIscsiAdapter(ADAPTER, true, "iqn.1998-01.com.vmware:esx01-5a3c7e21");
        storage.addTarget(ADAPTER, TARGET, "192.0.2.10", 3260);
        storage.addDisk(DISK, "02000000006001405a1b2c3d4e5f60718293a4b5c6766469736b31", 100 * GIB);
        storage.logIn(ADAPTER, TARGET, "192.0.2.10", 3260, List.of(DISK));
        esx.network().addSwitch("vSwitch1", List.of("vmnic1"));
        esx.network().addPortGroup("Lab", "vSwitch1", 20);
    }
}
