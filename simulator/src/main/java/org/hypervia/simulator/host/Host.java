// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.device.Site;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;
import org.jspecify.annotations.Nullable;

/** A {@code HostSystem} with the managers of its own, and all that its machines find around them. */
public final class Host extends Entity implements Site {
    private static final int MAX_VCPUS = 128;
    private static final Set<String> CANNOT = Set.of(
            "recordReplaySupported",
            "ftSupported",
            "smpFtSupported",
            "standbySupported",
            "vmotionSupported",
            "tpmSupported");

    private final HostProfile profile;
    private final Surroundings around;
    private final Ids ids;
    private final Autostart autostart;
    private final Instant boot;
    private final List<Ref> machines = new ArrayList<>();
    private final Map<String, Datastore> datastores = new LinkedHashMap<>();
    private final Map<String, Ref> networks = new LinkedHashMap<>();
    private final HostNetworking networking;
    private final HostStorage storage;
    private boolean maintenance;
    private @Nullable X509Certificate certificate;

    /**
     * The references of a host and the managers of its own.
     *
     * @param host the host
     * @param datastoreBrowser the browser of all its datastores
     * @param datastoreSystem its datastores
     * @param networkSystem its networks
     * @param storageSystem its adapters and disks
     * @param autostart what starts with it
     * @param others what else it has, by the field of its configuration manager
     */
    public record Ids(
            Ref host,
            Ref datastoreBrowser,
            Ref datastoreSystem,
            Ref networkSystem,
            Ref storageSystem,
            Ref autostart,
            Map<String, Ref> others) {
        public Ids {
            others = Map.copyOf(others);
        }
    }

    /** A host without datastores, networks and machines; it and its managers are in the inventory afterwards. */
    public Host(Surroundings around, Ids ids, HostProfile profile) {
        super(around.inventory(), ids.host(), around.resource(), profile.fullName());
        this.profile = profile;
        this.around = around;
        this.ids = ids;
        this.autostart = new Autostart(this, ids.autostart());
        this.boot = inventory().now();
        this.networking = new HostNetworking(profile, this::networkChanged);
        this.storage = new HostStorage(this::storageChanged);
        inventory().add(this);
        inventory().add(autostart);
        inventory().add(new PlainNode(inventory(), ids.datastoreBrowser()).with("datastore", this::datastores));
        inventory().add(new PlainNode(inventory(), ids.datastoreSystem()).with("datastore", this::datastores));
        inventory()
                .add(new PlainNode(inventory(), ids.networkSystem())
                        .with("networkInfo", networking::info)
                        .with("dnsConfig", networking::dns));
        inventory()
                .add(new PlainNode(inventory(), ids.storageSystem())
                        .with("storageDeviceInfo", storage::devices)
                        .with("fileSystemVolumeInfo", this::volumes));
        HostManagers.addTo(this, ids.others());
    }

    /** What it says it is. */
    public HostProfile profile() {
        return profile;
    }

    /** Shows a certificate, the one of its server. */
    public void certificate(X509Certificate shown) {
        certificate = shown;
    }

    /** {@code HostCertificateManager.certificateInfo}; null for a host whose server shows none. */
    @Nullable
    DataObject certificateInfo() {
        X509Certificate shown = certificate;
        return shown == null
                ? null
                : DataObject.of("HostCertificateManagerCertificateInfo")
                        .set("kind", "Machine")
                        .set("issuer", shown.getIssuerX500Principal().getName())
                        .set("notBefore", shown.getNotBefore().toInstant())
                        .set("notAfter", shown.getNotAfter().toInstant())
                        .set("subject", shown.getSubjectX500Principal().getName())
                        .set("status", "good")
                        .build();
    }

    /** What starts with it. */
    public Autostart autostart() {
        return autostart;
    }

    /** The browser of all its datastores. */
    public Ref datastoreBrowser() {
        return ids.datastoreBrowser();
    }

    /** Sends it into maintenance, or brings it back. */
    public void maintenance(boolean entered) {
        maintenance = entered;
        touch();
    }

    /** Mounts a datastore. */
    public void mount(Datastore datastore) {
        datastores.put(datastore.name(), datastore);
        datastore.mountedOn(ref());
        around.reach(datastore.ref());
        inventory().get(ids.datastoreBrowser(), PlainNode.class).touch();
        inventory().get(ids.datastoreSystem(), PlainNode.class).touch();
        touch();
    }

    /** Comes into a network. */
    public void join(String name, Ref network) {
        networks.put(name, network);
        around.reach(network);
        touch();
    }

    /** Goes out of a network, and returns which; null when it was in none of this name. */
    public @Nullable Ref leave(String name) {
        Ref network = networks.remove(name);
        if (network != null) {
            around.lose(network);
            touch();
        }
        return network;
    }

    /** Its switches, port groups and cards. */
    public HostNetworking networking() {
        return networking;
    }

    /** Its adapters and the devices behind them. */
    public HostStorage storage() {
        return storage;
    }

    private void networkChanged() {
        inventory().get(ids.networkSystem(), PlainNode.class).touch();
        touch();
    }

    private void storageChanged() {
        inventory().get(ids.storageSystem(), PlainNode.class).touch();
        touch();
    }

    /** Tells those who look at its volumes that one of them has changed. */
    public void volumesChanged() {
        storageChanged();
    }

    private DataObject volumes() {
        return DataObject.of("HostFileSystemVolumeInfo")
                .set("volumeTypeList", List.of("VMFS", "NFS", "NFS41", "vsan", "VVOL", "VFFS", "OTHER", "PMEM"))
                .set(
                        "mountInfo",
                        datastores.values().stream()
                                .map(datastore -> datastore.fileSystem(ref()))
                                .filter(Objects::nonNull)
                                .toList())
                .build();
    }

    /** Whether it is in maintenance. */
    public boolean inMaintenance() {
        return maintenance;
    }

    /** The networks of the host. */
    public Ref networkSystem() {
        return ids.networkSystem();
    }

    /** The adapters and devices of the host. */
    public Ref storageSystem() {
        return ids.storageSystem();
    }

    /** Notes that a machine runs on it. */
    public void take(Ref machine) {
        machines.add(machine);
        around.take(machine);
        touch();
    }

    /** Notes that a machine is gone. */
    public void give(Ref machine) {
        machines.remove(machine);
        around.give(machine);
        autostart.forget(machine);
        touch();
    }

    private List<Ref> datastores() {
        return datastores.values().stream().map(Datastore::ref).toList();
    }

    @Override
    public Tasks tasks() {
        return around.tasks();
    }

    @Override
    public Ref host() {
        return ref();
    }

    @Override
    public Ref machineFolder() {
        return around.machineFolder();
    }

    @Override
    public Ref pool() {
        return around.pool();
    }

    @Override
    public Ref environmentBrowser() {
        return around.environmentBrowser();
    }

    @Override
    public String domainName() {
        return profile.domainName().isEmpty() ? "example.test" : profile.domainName();
    }

    @Override
    public int maxVcpus() {
        return MAX_VCPUS;
    }

    @Override
    public @Nullable Datastore datastore(String name) {
        Datastore byName = datastores.get(name);
        return byName != null
                ? byName
                : datastores.values().stream()
                        .filter(datastore -> datastore.volume().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public @Nullable Ref network(String name) {
        return networks.get(name);
    }

    @Override
    public @Nullable Ref distributedNetwork(String key) {
        return networks.values().stream()
                .filter(ref -> ref.type().equals("DistributedVirtualPortgroup")
                        && ref.id().equals(key))
                .findFirst()
                .orElse(null);
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "hardware" -> HostHardware.info();
            case "runtime" -> runtime();
            case "summary" -> summary();
            case "capability" -> capability();
            case "config" -> config();
            case "configManager" -> managers();
            case "vm" -> List.copyOf(machines);
            case "datastore" -> datastores();
            case "network" -> List.copyOf(networks.values());
            case "datastoreBrowser" -> ids.datastoreBrowser();
            default -> super.property(property);
        };
    }

    private DataObject managers() {
        DataObject.Builder managers = DataObject.of("HostConfigManager");
        ids.others().forEach(managers::set);
        return managers.set("datastoreSystem", ids.datastoreSystem())
                .set("storageSystem", ids.storageSystem())
                .set("networkSystem", ids.networkSystem())
                .set("autoStartManager", ids.autostart())
                .build();
    }

    private DataObject runtime() {
        return DataObject.of("HostRuntimeInfo")
                .set("connectionState", "connected")
                .set("powerState", "poweredOn")
                .set("inMaintenanceMode", maintenance)
                .set("bootTime", boot)
                .set("hostMaxVirtualDiskCapacity", 62L << 40)
                .build();
    }

    private DataObject summary() {
        return DataObject.of("HostListSummary")
                .set("host", ref())
                .set("hardware", HostHardware.summary())
                .set("runtime", runtime())
                .set(
                        "config",
                        DataObject.of("HostConfigSummary")
                                .set("name", name())
                                .set("port", 443)
                                .set("product", profile.about())
                                .set("vmotionEnabled", false)
                                .set("faultToleranceEnabled", false))
                .set(
                        "quickStats",
                        DataObject.of("HostListSummaryQuickStats")
                                .set("overallCpuUsage", 1843)
                                .set("overallMemoryUsage", HostHardware.USED_MB)
                                .set("uptime", 86_400))
                .set("overallStatus", overallStatus())
                .set("rebootRequired", false)
                .build();
    }

    private static DataObject capability() {
        DataObject.Builder all = DataObject.of("HostCapability");
        for (FieldType field : Schema.VIM.fields("HostCapability")) {
            if (field.type().equals("boolean") && !field.optional()) {
                all.set(field.name(), !CANNOT.contains(field.name()));
            }
        }
        Map.of("maxSupportedVMs", 1024, "maxRunningVMs", 1024, "maxRegisteredVMs", 4096)
                .forEach(all::set);
        return all.set("maxSupportedVcpus", MAX_VCPUS)
                .set("maxHostRunningVms", 1024)
                .set("maxHostSupportedVcpus", 4096)
                .set("nfs41Supported", true)
                .build();
    }

    private DataObject config() {
        return DataObject.of("HostConfigInfo")
                .set("host", ref())
                .set("product", profile.about())
                .set("storageDevice", storage.devices())
                .set("fileSystemVolume", volumes())
                .set("network", networking.info())
                .set("autoStart", autostart.config())
                .build();
    }
}
