// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.util.Map;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.value.Ref;

/** What every ESX calls what is its own. */
final class HostIds {
    static final Managers MANAGERS = new Managers(
            new Ref("Folder", "ha-folder-root"),
            new Ref("SessionManager", "ha-sessionmgr"),
            new Ref("PropertyCollector", "ha-property-collector"),
            new Ref("ViewManager", "ViewManager"),
            new Ref("TaskManager", "ha-taskmgr"),
            new Ref("SearchIndex", "ha-searchindex"),
            new Ref("FileManager", "ha-nfc-file-manager"),
            new Ref("VirtualDiskManager", "ha-vdiskmanager"),
            new Ref("PerformanceManager", "ha-perfmgr"),
            others());
    static final Datacenter.Ids DATACENTER = new Datacenter.Ids(
            new Ref("Datacenter", "ha-datacenter"),
            new Ref("Folder", "ha-folder-vm"),
            new Ref("Folder", "ha-folder-host"),
            new Ref("Folder", "ha-folder-datastore"),
            new Ref("Folder", "ha-folder-network"));
    static final ComputeResource.Ids RESOURCE = new ComputeResource.Ids(
            new Ref("ComputeResource", "ha-compute-res"),
            new Ref("ResourcePool", "ha-root-pool"),
            new Ref("EnvironmentBrowser", "ha-environment-browser"));
    static final Host.Ids HOST = new Host.Ids(
            new Ref("HostSystem", "ha-host"),
            new Ref("HostDatastoreBrowser", "ha-host-datastorebrowser"),
            new Ref("HostDatastoreSystem", "ha-datastoresystem"),
            new Ref("HostNetworkSystem", "networkSystem"),
            new Ref("HostStorageSystem", "storageSystem"),
            new Ref("HostAutoStartManager", "ha-autostart-mgr"),
            hostManagers());

    private HostIds() {}

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
}
