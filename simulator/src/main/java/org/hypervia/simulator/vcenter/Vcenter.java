// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.vcenter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.Medium;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostNetworking;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.host.HostState;
import org.hypervia.simulator.value.Ref;

/** A vCenter: a centre whose objects have the kinds of ids that a vCenter gives, all numbered in one row. */
public final class Vcenter {
    private final Center center;

    /**
     * A vCenter without datacenters.
     *
     * @param clock where its times come from
     * @param taskTime how long a task takes when nothing holds it up
     * @param user who may do everything
     */
    public Vcenter(HostProfile profile, Clock clock, Duration taskTime, String user) {
        this.center = new Center(new Center.Scheme(managers(), "Datacenters", "vm-"), profile, clock, taskTime, user);
    }

    private static Managers managers() {
        return new Managers(
                new Ref("Folder", "group-d1"),
                new Ref("SessionManager", "SessionManager"),
                new Ref("PropertyCollector", "propertyCollector"),
                new Ref("ViewManager", "ViewManager"),
                new Ref("TaskManager", "TaskManager"),
                new Ref("SearchIndex", "SearchIndex"),
                new Ref("FileManager", "FileManager"),
                new Ref("VirtualDiskManager", "virtualDiskManager"),
                new Ref("PerformanceManager", "PerfMgr"),
                others());
    }

    private static Map<String, Ref> others() {
        return Map.ofEntries(
                Map.entry("setting", new Ref("OptionManager", "VpxSettings")),
                Map.entry("userDirectory", new Ref("UserDirectory", "UserDirectory")),
                Map.entry("authorizationManager", new Ref("AuthorizationManager", "AuthorizationManager")),
                Map.entry("serviceManager", new Ref("ServiceManager", "ServiceMgr")),
                Map.entry("eventManager", new Ref("EventManager", "EventManager")),
                Map.entry("diagnosticManager", new Ref("DiagnosticManager", "DiagMgr")),
                Map.entry("licenseManager", new Ref("LicenseManager", "LicenseManager")),
                Map.entry("customFieldsManager", new Ref("CustomFieldsManager", "CustomFieldsManager")),
                Map.entry("vmProvisioningChecker", new Ref("VirtualMachineProvisioningChecker", "ProvChecker")),
                Map.entry("vmCompatibilityChecker", new Ref("VirtualMachineCompatibilityChecker", "CompatChecker")),
                Map.entry("ovfManager", new Ref("OvfManager", "OvfManager")),
                Map.entry("dvSwitchManager", new Ref("DistributedVirtualSwitchManager", "DVSManager")),
                Map.entry("localizationManager", new Ref("LocalizationManager", "LocalizationManager")),
                Map.entry("storageResourceManager", new Ref("StorageResourceManager", "StorageResourceManager")),
                Map.entry("guestOperationsManager", new Ref("GuestOperationsManager", "guestOperationsManager")));
    }

    /** The centre behind it. */
    public Center center() {
        return center;
    }

    private String id(String prefix) {
        return prefix + center.nextNumber();
    }

    /** Finds the folder of these names below another one, and makes what is missing. */
    public Ref folder(Ref top, List<String> names) {
        String prefix = top.id().replaceFirst("\\d+$", "");
        Ref current = top;
        for (String name : names) {
            Ref found = center.inFolder(current, shown(name));
            if (found == null) {
                found = new Ref("Folder", id(prefix));
                center.addFolder(found, current, shown(name));
            }
            current = found;
        }
        return current;
    }

    /** Adds a datacenter in a folder below the root. */
    public Datacenter addDatacenter(List<String> folders, String name) {
        Ref folder = folder(center.managers().rootFolder(), folders);
        Datacenter.Ids ids = new Datacenter.Ids(
                new Ref("Datacenter", id("datacenter-")),
                new Ref("Folder", id("group-v")),
                new Ref("Folder", id("group-h")),
                new Ref("Folder", id("group-s")),
                new Ref("Folder", id("group-n")));
        return center.addDatacenter(ids, shown(name), folder);
    }

    /** Adds a cluster, or what holds one host of its own. */
    public ComputeResource addResource(Datacenter datacenter, List<String> folders, String name, boolean cluster) {
        ComputeResource.Ids ids = new ComputeResource.Ids(
                cluster
                        ? new Ref("ClusterComputeResource", id("domain-c"))
                        : new Ref("ComputeResource", id("domain-s")),
                new Ref("ResourcePool", id("resgroup-")),
                new Ref("EnvironmentBrowser", id("envbrowser-")));
        return datacenter.addComputeResource(ids, shown(name), folder(datacenter.hostFolder(), folders));
    }

    /** Adds a host without datastores and machines, which is in the network of all. */
    public Host addHost(ComputeResource resource, HostProfile profile) {
        int number = center.nextNumber();
        Host.Ids ids = new Host.Ids(
                new Ref("HostSystem", "host-" + number),
                new Ref("HostDatastoreBrowser", "datastoreBrowser-host-" + number),
                new Ref("HostDatastoreSystem", "datastoreSystem-" + number),
                new Ref("HostNetworkSystem", "networkSystem-" + number),
                new Ref("HostStorageSystem", "storageSystem-" + number),
                new Ref("HostAutoStartManager", "autoStartManager-" + number),
                Map.of(
                        "certificateManager", new Ref("HostCertificateManager", "certificateManager-" + number),
                        "dateTimeSystem", new Ref("HostDateTimeSystem", "dateTimeSystem-" + number),
                        "serviceSystem", new Ref("HostServiceSystem", "serviceSystem-" + number),
                        "firewallSystem", new Ref("HostFirewallSystem", "firewallSystem-" + number),
                        "advancedOption", new Ref("OptionManager", "EsxHostAdvSettings-" + number),
                        "virtualNicManager", new Ref("HostVirtualNicManager", "virtualNicManager-" + number)));
        Host host = resource.addHost(ids, profile);
        byte[] seed = profile.fullName().getBytes(StandardCharsets.UTF_8);
        String uuid = UUID.nameUUIDFromBytes(seed).toString();
        host.change(state -> state.withVmotion(true).withPlace(new HostState.Place("127.0.0.1", "127.0.0.1", uuid)));
        center.of(host).addStandard(HostNetworking.MACHINES, host);
        return host;
    }

    /** Adds an empty VMFS datastore that these hosts mount. */
    public Datastore addDatastore(Datacenter datacenter, String name, List<Host> hosts) {
        int number = center.nextNumber();
        String volume = String.format(Locale.ROOT, "6501f2aa-%08x-%04x-02005e100000", name.hashCode(), number);
        Datastore.Ids ids = new Datastore.Ids(
                new Ref("Datastore", "datastore-" + number),
                volume,
                new Ref("HostDatastoreBrowser", "datastoreBrowser-datastore-" + number));
        Datastore added = datacenter.addDatastore(ids, name, Medium.VMFS, hosts);
        hosts.forEach(Host::volumesChanged);
        return added;
    }

    /** A name as the API shows it. */
    public static String shown(String name) {
        return name.replace("%", "%25").replace("/", "%2f").replace("\\", "%5c");
    }
}
