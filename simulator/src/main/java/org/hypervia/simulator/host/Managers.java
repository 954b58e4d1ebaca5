// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/** The objects every host has under the same ids. */
public final class Managers {
    /** The way in. */
    public static final Ref SERVICE_INSTANCE = new Ref("ServiceInstance", "ServiceInstance");
    /** Sessions. */
    public static final Ref SESSIONS = new Ref("SessionManager", "ha-sessionmgr");
    /** The collector every session has without asking. */
    public static final Ref COLLECTOR = new Ref("PropertyCollector", "ha-property-collector");
    /** Views. */
    public static final Ref VIEWS = new Ref("ViewManager", "ViewManager");
    /** Tasks. */
    public static final Ref TASKS = new Ref("TaskManager", "ha-taskmgr");
    /** Searches by uuid, address, path. */
    public static final Ref SEARCH = new Ref("SearchIndex", "ha-searchindex");
    /** Files. */
    public static final Ref FILES = new Ref("FileManager", "ha-nfc-file-manager");
    /** Virtual disks. */
    public static final Ref DISKS = new Ref("VirtualDiskManager", "ha-vdiskmanager");
    /** Counters. */
    public static final Ref PERFORMANCE = new Ref("PerformanceManager", "ha-perfmgr");
    /** What starts with the host. */
    public static final Ref AUTOSTART = new Ref("HostAutoStartManager", "ha-autostart-mgr");
    /** The browser of all datastores. */
    public static final Ref DATASTORE_BROWSER = new Ref("HostDatastoreBrowser", "ha-host-datastorebrowser");
    /** The datastores of the host. */
    public static final Ref DATASTORE_SYSTEM = new Ref("HostDatastoreSystem", "ha-datastoresystem");
    /** The top of the tree. */
    public static final Ref ROOT_FOLDER = new Ref("Folder", "ha-folder-root");
    /** The one datacenter. */
    public static final Ref DATACENTER = new Ref("Datacenter", "ha-datacenter");
    /** The folder of the machines. */
    public static final Ref MACHINE_FOLDER = new Ref("Folder", "ha-folder-vm");
    /** The folder of the compute resource. */
    public static final Ref HOST_FOLDER = new Ref("Folder", "ha-folder-host");
    /** The folder of the datastores. */
    public static final Ref DATASTORE_FOLDER = new Ref("Folder", "ha-folder-datastore");
    /** The folder of the networks. */
    public static final Ref NETWORK_FOLDER = new Ref("Folder", "ha-folder-network");
    /** The one compute resource. */
    public static final Ref COMPUTE_RESOURCE = new Ref("ComputeResource", "ha-compute-res");
    /** The one resource pool. */
    public static final Ref POOL = new Ref("ResourcePool", "ha-root-pool");

    static final Ref ENVIRONMENT_BROWSER = new Ref("EnvironmentBrowser", "ha-environment-browser");
    static final Ref NETWORK_SYSTEM = new Ref("HostNetworkSystem", "networkSystem");
    static final Ref STORAGE_SYSTEM = new Ref("HostStorageSystem", "storageSystem");
    static final int MAX_VCPUS = 128;

    private final HostProfile profile;

    Managers(HostProfile profile) {
        this.profile = profile;
    }

    /** What {@code RetrieveServiceContent} answers. */
    DataObject serviceContent() {
        return DataObject.of("ServiceContent")
                .set("rootFolder", ROOT_FOLDER)
                .set("propertyCollector", COLLECTOR)
                .set("viewManager", VIEWS)
                .set("about", profile.about())
                .set("sessionManager", SESSIONS)
                .set("perfManager", PERFORMANCE)
                .set("taskManager", TASKS)
                .set("searchIndex", SEARCH)
                .set("fileManager", FILES)
                .set("virtualDiskManager", DISKS)
                .build();
    }

    /** {@code HostSystem.configManager}. */
    DataObject ofHost() {
        return DataObject.of("HostConfigManager")
                .set("datastoreSystem", DATASTORE_SYSTEM)
                .set("storageSystem", STORAGE_SYSTEM)
                .set("networkSystem", NETWORK_SYSTEM)
                .set("autoStartManager", AUTOSTART)
                .build();
    }

    /** The inventory paths of the fixed part of the tree, from the datacenter on. */
    static Map<Ref, String> folders() {
        Map<Ref, String> folders = new LinkedHashMap<>();
        folders.put(MACHINE_FOLDER, "vm");
        folders.put(HOST_FOLDER, "host");
        folders.put(DATASTORE_FOLDER, "datastore");
        folders.put(NETWORK_FOLDER, "network");
        return folders;
    }
}
