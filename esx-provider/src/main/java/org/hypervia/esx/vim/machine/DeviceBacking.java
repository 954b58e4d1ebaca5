// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/** {@code VirtualDeviceBackingInfo}: what is behind a device. */
public sealed interface DeviceBacking {
    /** Writes it, with its type, where a device has it. */
    void write(SoapWriter out);

    /**
     * {@code VirtualDiskFlatVer2BackingInfo} on a file that is there.
     *
     * @param path as {@code [datastore] path}
     * @param independent whether writes are thrown away at power-off, and snapshots leave it out
     * @param writeThrough whether writes are done when they are on the disk
     */
    record DiskFile(String path, boolean independent, boolean writeThrough) implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed("backing", "VirtualDiskFlatVer2BackingInfo", backing -> {
                backing.text("fileName", path)
                        .text("diskMode", independent ? "independent_nonpersistent" : "persistent");
                if (writeThrough) {
                    backing.flag("writeThrough", true);
                }
            });
        }
    }

    /** {@code VirtualCdromIsoBackingInfo}. */
    record IsoFile(String path) implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed("backing", "VirtualCdromIsoBackingInfo", backing -> backing.text("fileName", path));
        }
    }

    /**
     * {@code VirtualCdromAtapiBackingInfo} on any drive of the host, to which it is not connected: an empty drive. Without a
     * medium of its own libvirt's XML shows this kind alone; a drive for the disc of a client it leaves out.
     */
    record NoDisc() implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed(
                    "backing",
                    "VirtualCdromAtapiBackingInfo",
                    backing -> backing.text("deviceName", "").flag("useAutoDetect", true));
        }
    }

    /** {@code VirtualFloppyImageBackingInfo}. */
    record FloppyImage(String path) implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed("backing", "VirtualFloppyImageBackingInfo", backing -> backing.text("fileName", path));
        }
    }

    /** {@code VirtualFloppyRemoteDeviceBackingInfo} with nobody at the other end: an empty drive. */
    record NoFloppy() implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed(
                    "backing",
                    "VirtualFloppyRemoteDeviceBackingInfo",
                    backing -> backing.text("deviceName", "").flag("useAutoDetect", false));
        }
    }

    /**
     * {@code VirtualEthernetCardNetworkBackingInfo}.
     *
     * @param name the network's name
     * @param network the network
     */
    record Network(String name, ManagedObjectRef network) implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed(
                    "backing",
                    "VirtualEthernetCardNetworkBackingInfo",
                    backing -> backing.text("deviceName", name).reference("network", network));
        }
    }

    /**
     * {@code VirtualEthernetCardDistributedVirtualPortBackingInfo}.
     *
     * @param switchUuid the switch
     * @param group the key of its port group
     * @param port the key of one port, or none for any that is free
     */
    record DistributedPort(String switchUuid, Optional<String> group, Optional<String> port) implements DeviceBacking {
        @Override
        public void write(SoapWriter out) {
            out.typed(
                    "backing",
                    "VirtualEthernetCardDistributedVirtualPortBackingInfo",
                    backing -> backing.element("port", connection -> {
                        connection.text("switchUuid", switchUuid);
                        group.ifPresent(key -> connection.text("portgroupKey", key));
                        port.ifPresent(key -> connection.text("portKey", key));
                    }));
        }
    }
}
