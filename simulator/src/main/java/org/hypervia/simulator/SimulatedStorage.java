// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import org.hypervia.simulator.host.Adapters;
import org.hypervia.simulator.host.HostStorage;
import org.hypervia.simulator.host.ScsiLuns;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.value.DataObject;

/**
 * The adapters and SCSI devices of a simulated host, for tests that furnish it. Changes show to clients at once. At first
 * there is the block adapter {@code vmhba0} with one local disk of 4 TiB. Safe for concurrent use.
 */
public final class SimulatedStorage {
    private final Inventory inventory;
    private final HostStorage storage;

    SimulatedStorage(Inventory inventory, HostStorage storage) {
        this.inventory = inventory;
        this.storage = storage;
    }

    /** Adds an iSCSI adapter without targets, done in software or by a card. */
    public void addIscsiAdapter(String device, boolean software, String iqn) {
        change(() -> storage.adapter(Adapters.iscsi(device, software, iqn)));
    }

    /**
     * Adds an adapter of another kind.
     *
     * @param kind the API's name: {@code HostFibreChannelHba}, {@code HostBlockHba}, {@code HostSerialAttachedHba}, {@code
     *     HostPcieHba}, {@code HostParallelScsiHba}, {@code HostTcpHba}, {@code HostRdmaHba}, or one that clients do not
     *     know
     */
    public void addAdapter(String kind, String device) {
        change(() -> storage.adapter(Adapters.of(kind, device)));
    }

    /** Takes all adapters away: the host tells an empty list. */
    public void removeAdapters() {
        change(storage::removeAdapters);
    }

    /** Lets the host tell of its adapters, or leave the property unset. */
    public void adaptersShown(boolean shown) {
        change(() -> storage.adaptersShown(shown));
    }

    /** Tells an iSCSI adapter of a target, without logging in to it; port 0 leaves the port unset. */
    public void addTarget(String device, String iqn, String address, int port) {
        change(() -> storage.staticTarget(device, Adapters.target(address, port, iqn)));
    }

    /** Logs an iSCSI adapter in to a target that has these devices, told by canonical name; there may be none. */
    public void logIn(String device, String iqn, String address, int port, List<String> canonicalNames) {
        change(() -> storage.reach(device, Adapters.transport(address, port, iqn), canonicalNames));
    }

    /** Lets an adapter of another kind reach these devices. */
    public void reach(String device, String transport, List<String> canonicalNames) {
        change(() -> storage.reach(device, DataObject.of(transport), canonicalNames));
    }

    /**
     * Adds a disk on the network; an adapter has to reach it.
     *
     * @param canonicalName such as {@code naa.6001405…}
     * @param uuid what the host knows it by
     * @param bytes its size, a multiple of 512
     */
    public void addDisk(String canonicalName, String uuid, long bytes) {
        change(() -> storage.lun(ScsiLuns.disk(canonicalName, uuid, bytes, false)));
    }

    /** Adds a device that is no disk, such as a {@code cdrom} or an {@code enclosure}. */
    public void addDevice(String canonicalName, String uuid, String type) {
        change(() -> storage.lun(ScsiLuns.other(canonicalName, uuid, type)));
    }

    /** How often clients have had this adapter rescanned, alone or with all others. */
    public int rescans(String device) {
        return inventory.compute(() -> storage.rescans(device));
    }

    private void change(Runnable change) {
        inventory.perform(change);
    }
}
