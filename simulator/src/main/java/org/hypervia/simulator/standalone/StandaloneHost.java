// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.Medium;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostNetworking;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.value.Ref;

/** An ESX host that is its own server: a centre with one datacenter with one host, under the ids every such host has. */
public final class StandaloneHost {
    private static final Center.Scheme SCHEME = new Center.Scheme(
            new Managers(
                    new Ref("Folder", "ha-folder-root"),
                    new Ref("SessionManager", "ha-sessionmgr"),
                    new Ref("PropertyCollector", "ha-property-collector"),
                    new Ref("ViewManager", "ViewManager"),
                    new Ref("TaskManager", "ha-taskmgr"),
                    new Ref("SearchIndex", "ha-searchindex"),
                    new Ref("FileManager", "ha-nfc-file-manager"),
                    new Ref("VirtualDiskManager", "ha-vdiskmanager"),
                    new Ref("PerformanceManager", "ha-perfmgr"),
                    others()),
            "ha-folder-root",
            "");
    private static final Datacenter.Ids DATACENTER = new Datacenter.Ids(
            new Ref("Datacenter", "ha-datacenter"),
            new Ref("Folder", "ha-folder-vm"),
            new Ref("Folder", "ha-folder-host"),
            new Ref("Folder", "ha-folder-datastore"),
            new Ref("Folder", "ha-folder-network"));
    private static final ComputeResource.Ids RESOURCE = new ComputeResource.Ids(
            new Ref("ComputeResource", "ha-compute-res"),
            new Ref("ResourcePool", "ha-root-pool"),
            new Ref("EnvironmentBrowser", "ha-environment-browser"));
    private static final Host.Ids HOST = new Host.Ids(
            new Ref("HostSystem", "ha-host"),
            new Ref("HostDatastoreBrowser", "ha-host-datastorebrowser"),
            new Ref("HostDatastoreSystem", "ha-datastoresystem"),
            new Ref("HostNetworkSystem", "networkSystem"),
            new Ref("HostStorageSystem", "storageSystem"),
            new Ref("HostAutoStartManager", "ha-autostart-mgr"),
            hostManagers());

    private static Map<String, Ref> hostManagers() {
        return Map.of(
                "certificateManager", new Ref("HostCertificateManager", "ha-certificate-manager"),
                "dateTimeSystem", new Ref("HostDateTimeSystem", "dateTimeSystem"),
                "serviceSystem", new Ref("HostServiceSystem", "serviceSystem"),
                "firewallSystem", new Ref("HostFirewallSystem", "firewallSystem"),
                "advancedOption", new Ref("OptionManager", "ha-adv-options"),
                "virtualNicManager", new Ref("HostVirtualNicManager", "ha-vnic-mgr"));
    }

    private static Map<String, Ref> others() {
        return Map.ofEntries(
                Map.entry("setting", new Ref("OptionManager", "HostAgentSettings")),
                Map.entry("userDirectory", new Ref("UserDirectory", "ha-user-directory")),
                Map.entry("authorizationManager", new Ref("AuthorizationManager", "ha-authmgr")),
                Map.entry("serviceManager", new Ref("ServiceManager", "ha-servicemanager")),
                Map.entry("eventManager", new Ref("EventManager", "ha-eventmgr")),
                Map.entry("accountManager", new Ref("HostLocalAccountManager", "ha-localacctmgr")),
                Map.entry("diagnosticManager", new Ref("DiagnosticManager", "ha-diagnosticmgr")),
                Map.entry("licenseManager", new Ref("LicenseManager", "ha-license-manager")),
                Map.entry(
                        "datastoreNamespaceManager",
                        new Ref("DatastoreNamespaceManager", "ha-datastore-namespace-manager")),
                Map.entry("ovfManager", new Ref("OvfManager", "ha-ovf-manager")),
                Map.entry("dvSwitchManager", new Ref("DistributedVirtualSwitchManager", "ha-dvsmanager")),
                Map.entry("localizationManager", new Ref("LocalizationManager", "ha-l10n-manager")),
                Map.entry("storageResourceManager", new Ref("StorageResourceManager", "ha-storage-resource-manager")),
                Map.entry("guestOperationsManager", new Ref("GuestOperationsManager", "ha-guest-operations-manager")),
                Map.entry("vStorageObjectManager", new Ref("HostVStorageObjectManager", "ha-vstorage-object-manager")),
                Map.entry("cryptoManager", new Ref("CryptoManagerHost", "ha-crypto-manager")));
    }

    private final Center center;
    private final Datacenter datacenter;
    private final Host host;

    /**
     * A host without datastores and machines.
     *
     * @param clock where its times come from
     * @param taskTime how long a task takes when nothing holds it up
     * @param user who may do everything
     */
    public StandaloneHost(HostProfile profile, Clock clock, Duration taskTime, String user) {
        this.center = new Center(SCHEME, profile, clock, taskTime, user);
        this.datacenter = center.inventory().compute(() -> center.addDatacenter(DATACENTER, "ha-datacenter"));
        this.host = center.inventory().compute(() -> {
            Host added =
                    datacenter.addComputeResource(RESOURCE, profile.fullName()).addHost(HOST, profile);
            // No network is made for the other port group: a card of the host itself is on it.
            datacenter.addStandard(HostNetworking.MACHINES, added);
            return added;
        });
    }

    /** The server that the host is. */
    public Center center() {
        return center;
    }

    /** The one datacenter. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** The host itself. */
    public Host host() {
        return host;
    }

    /** Adds an empty VMFS datastore. */
    public Datastore addDatastore(String name) {
        return addDatastore(name, Medium.VMFS);
    }

    /** Adds an empty datastore; its id is the volume's uuid. */
    public Datastore addDatastore(String name, Medium medium) {
        String volume = volume(name, medium.kind());
        Datastore.Ids ids = new Datastore.Ids(
                new Ref("Datastore", volume),
                volume,
                new Ref("HostDatastoreBrowser", "ha-host-" + volume + "-browser"));
        Datastore added = datacenter.addDatastore(ids, name, medium, List.of(host));
        host.volumesChanged();
        return added;
    }

    /** The name of a volume below {@code /vmfs/volumes}: each kind has its own form. */
    private static String volume(String name, Medium.Kind kind) {
        int hash = name.hashCode();
        return switch (kind) {
            case NFS, NFS41, CIFS -> String.format(Locale.ROOT, "%08x-%08x", hash, 0x5eed ^ name.length());
            case VSAN -> String.format(Locale.ROOT, "vsan:52%014x-%016x", (long) hash & 0xffffffffL, name.length());
            case VVOL -> String.format(Locale.ROOT, "vvol:%016x-%016x", (long) hash & 0xffffffffL, name.length());
            case PMEM -> String.format(Locale.ROOT, "pmem:%08x-%08x", hash, name.length());
            case VMFS, LOCAL ->
                String.format(Locale.ROOT, "6501f2aa-%08x-%04x-02005e100000", hash, name.length() & 0xffff);
        };
    }
}
