// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.device.Site;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.inventory.Tasks;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A {@code HostSystem} with the managers of its own, and all that its machines find around them. */
public final class Host extends Entity implements Site {
    private static final int MAX_VCPUS = 128;

    private final HostProfile profile;
    private final Surroundings around;
    private final Ids ids;
    private final Autostart autostart;
    private final HostStatus status;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Ref> machines = new ArrayList<>();
    private final Map<String, Datastore> datastores = new LinkedHashMap<>();
    private final Map<String, Ref> networks = new LinkedHashMap<>();
    private final HostNetworking networking;
    private final HostStorage storage;
    private HostState state = HostState.fresh();
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
        this.status = new HostStatus(this, inventory().now());
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

    /** What it and the managers of its own are called. */
    public Ids ids() {
        return ids;
    }

    /** The networks it is in. */
    public List<Ref> networks() {
        return List.copyOf(networks.values());
    }

    /** The machines on it, in the order they came. */
    public List<Ref> machines() {
        return List.copyOf(machines);
    }

    /** The datastores it mounts, in the order they came. */
    public List<Datastore> mounted() {
        return List.copyOf(datastores.values());
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
        change(now -> now.withMaintenance(entered));
    }

    /** Changes what holds for the whole host. */
    public void change(UnaryOperator<HostState> how) {
        state = how.apply(state);
        touch();
    }

    /** What it has against machines that are to come. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Has this against machines that are to come, and nothing else. */
    public void refuse(List<Refusal> reasons) {
        refusals.clear();
        refusals.addAll(reasons);
    }

    /** What holds for the whole host. */
    public HostState state() {
        return state;
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

    /** Is taken out of the inventory, with the managers of its own. */
    public void leaveAll() {
        List.copyOf(networks.keySet()).forEach(this::leave);
        datastores.values().forEach(datastore -> datastore.unmountedFrom(ref()));
        List.of(
                        ref(),
                        ids.datastoreBrowser(),
                        ids.datastoreSystem(),
                        ids.networkSystem(),
                        ids.storageSystem(),
                        ids.autostart())
                .forEach(inventory()::remove);
        ids.others().values().forEach(inventory()::remove);
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
        return state.maintenance();
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
    public void used(Ref machine, Set<Ref> before, Set<Ref> after) {
        new Uses(inventory()).change(machine, before, after);
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "hardware" -> HostHardware.info(state.place().uuid());
            case "runtime" -> status.runtime();
            case "summary" -> status.summary(overallStatus());
            case "capability" -> status.capability(MAX_VCPUS);
            case "config" -> config();
            case "configManager" -> managers();
            case "vm" -> machines();
            case "datastore" -> datastores();
            case "network" -> networks();
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
