// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.value.MemorySize;

/**
 * What is done through both providers: a name for the report, and the call. On the host {@code web01} runs, {@code db01} is
 * off and {@code app01} is suspended.
 */
record Oracle(String name, Function<Hypervisor, Object> call) {
    /** Where the answers differ, and why. */
    static final Map<String, String> EXPLAINED = Map.ofEntries(
            Map.entry("host: most vCPUs", "libvirt's ESX driver does not have virConnectGetMaxVcpus"),
            Map.entry("memory parameters", "libvirt 9.0 refuses its own flag (W50)"),
            Map.entry("vcpus: current", "libvirt tells the host's maximum (W51)"),
            Map.entry("vcpus: of the configuration", "libvirt's ESX driver takes no flag for it"),
            Map.entry("destroy: suspended", "libvirt refuses (W76), ours switches it off"),
            Map.entry(
                    "set vcpus: live, without hot-add",
                    "libvirt says INTERNAL_ERROR (W90), ours OPERATION_UNSUPPORTED"),
            Map.entry("define: again", "libvirt cannot change a domain (W74)"),
            Map.entry("define: no disk", "libvirt says INTERNAL_ERROR (W90), ours CONFIG_UNSUPPORTED"));

    /** The same for the newest libvirt and our default dialect. */
    static final Map<String, String> EXPLAINED_OF_NEWEST = Map.ofEntries(
            Map.entry("host: most vCPUs", "libvirt's ESX driver does not have virConnectGetMaxVcpus"),
            Map.entry("memory parameters", "libvirt refuses its own flag (W50)"),
            Map.entry("vcpus: current", "libvirt tells the host's maximum (W51)"),
            Map.entry("vcpus: of the configuration", "libvirt's ESX driver takes no flag for it"),
            Map.entry("screenshot", "libvirt asks for /screen%3Fid=…, which no host has"),
            Map.entry("destroy: suspended", "libvirt refuses (W76), ours switches it off"),
            Map.entry(
                    "set vcpus: live, without hot-add",
                    "libvirt says INTERNAL_ERROR (W90), ours OPERATION_UNSUPPORTED"),
            Map.entry(
                    "define",
                    "libvirt writes uuid.bios alone, so that the domain has another UUID and is not found by its own"),
            Map.entry("define: again", "libvirt does not find what it has defined, and cannot change a domain (W74)"),
            Map.entry("define: no disk", "libvirt says INTERNAL_ERROR (W90), ours CONFIG_UNSUPPORTED"));

    private static final String NATIVE = """
            config.version = "8"
            virtualHW.version = "8"
            displayName = "old"
            memsize = "512"
            numvcpus = "2"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "old.vmdk"
            """;

    private static Oracle of(String name, Function<Hypervisor, Object> call) {
        return new Oracle(name, call);
    }

    private static Oracle on(String name, String domain, Function<Domain, Object> call) {
        return new Oracle(name, connection -> call.apply(connection.domains().byName(domain)));
    }

    private static Oracle done(String name, String domain, Consumer<Domain> call) {
        return on(name, domain, found -> {
            call.accept(found);
            return found.status().state();
        });
    }

    static List<Oracle> all() {
        List<Oracle> all = new ArrayList<>();
        all.addAll(reads());
        all.addAll(power());
        all.addAll(changes());
        all.addAll(snapshots());
        return all;
    }

    private static List<Oracle> reads() {
        return List.of(
                of("connection: type", Hypervisor::type),
                of("connection: version", Hypervisor::version),
                of("connection: encrypted", Hypervisor::isEncrypted),
                of("host: name", connection -> connection.host().hostname()),
                of("host: node info", connection -> connection.host().info()),
                of("host: capabilities", connection -> connection.host().capabilitiesXml()),
                of("host: most vCPUs", connection -> connection.host().maxVcpus()),
                of("list: all", connection -> names(connection)),
                of("list: active", connection -> names(connection, Condition.ACTIVE)),
                of("list: off", connection -> names(connection, Condition.SHUTOFF)),
                of("list: paused", connection -> names(connection, Condition.PAUSED)),
                of("list: transient", connection -> names(connection, Condition.TRANSIENT)),
                of("list: autostart", connection -> names(connection, Condition.AUTOSTART)),
                of("list: with snapshot", connection -> names(connection, Condition.HAS_SNAPSHOT)),
                of("lookup: by id", connection -> connection.domains().byId(1).name()),
                of(
                        "lookup: by an id that is not there",
                        connection -> connection.domains().byId(99)),
                of(
                        "lookup: by name that is not there",
                        connection -> connection.domains().byName("nobody")),
                of(
                        "lookup: by UUID that is not there",
                        connection -> connection.domains().byUuid(new UUID(1, 1))),
                on("identity: UUID", "web01", domain -> domain.identity().uuid()),
                on("info: running", "web01", Domain::info),
                on("info: off", "db01", Domain::info),
                on("info: suspended", "app01", Domain::info),
                on("status", "app01", Domain::status),
                on("os type", "web01", Domain::osType),
                on("persistent", "web01", Domain::isPersistent),
                on("updated", "web01", Domain::isUpdated),
                on("managed save", "web01", Domain::hasManagedSaveImage),
                on("autostart", "web01", Domain::isAutostart),
                on("xml: running", "web01", domain -> domain.xml(Set.of())),
                on("xml: inactive", "web01", domain -> domain.xml(Set.of(DomainXmlFlag.INACTIVE))),
                on("xml: off", "db01", domain -> domain.xml(Set.of())),
                on("xml: with secrets", "db01", domain -> domain.xml(Set.of(DomainXmlFlag.SECURE))),
                on("xml: with the host's CPU", "db01", domain -> domain.xml(Set.of(DomainXmlFlag.UPDATE_CPU))),
                on("memory: maximum", "db01", domain -> domain.resources().maxMemory()),
                on("memory parameters", "db01", domain -> domain.resources().memoryParameters()),
                on("vcpus: current", "db01", domain -> domain.resources().vcpus(VcpuCount.CURRENT, Affect.CURRENT)),
                on("vcpus: maximum", "db01", domain -> domain.resources().vcpus(VcpuCount.MAXIMUM, Affect.CURRENT)),
                on(
                        "vcpus: of the configuration",
                        "db01",
                        domain -> domain.resources().vcpus(VcpuCount.CURRENT, Affect.CONFIG)),
                on("scheduler", "db01", domain -> domain.resources().scheduler()),
                on("guest: name", "web01", domain -> domain.guest().hostname()),
                on("guest: name, off", "db01", domain -> domain.guest().hostname()),
                on("guest: addresses", "web01", domain -> domain.guest().interfaces(InterfaceAddressSource.AGENT)),
                on("guest: leases", "web01", domain -> domain.guest().interfaces(InterfaceAddressSource.LEASE)),
                on("screenshot", "web01", Oracle::picture),
                on("screenshot: off", "db01", Oracle::picture),
                on("screenshot: of screen 1", "web01", domain -> domain.screenshot(1)),
                of("host: free memory", connection -> connection.host().freeMemory()),
                of("connection: alive", Hypervisor::isAlive),
                of(
                        "convert: from native",
                        connection -> connection.nativeConfigs().domainXmlFromNative("vmware-vmx", NATIVE)),
                of(
                        "convert: to native",
                        connection -> connection
                                .nativeConfigs()
                                .domainXmlToNative("vmware-vmx", Domains.vmware("datastore1"))),
                of(
                        "convert: from another format",
                        connection -> connection.nativeConfigs().domainXmlFromNative("nonsense", "")));
    }

    private static List<Oracle> power() {
        return List.of(
                done("start: off", "db01", Domain::start),
                done("start: running", "web01", Domain::start),
                done("start: suspended", "app01", Domain::start),
                done("suspend: running", "web01", Domain::suspend),
                done("suspend: suspended", "app01", Domain::suspend),
                done("shutdown: running", "web01", Domain::shutdown),
                done("reboot: running", "web01", Domain::reboot),
                done("suspend: off", "db01", Domain::suspend),
                done("resume: suspended", "app01", Domain::resume),
                done("resume: running", "web01", Domain::resume),
                done("destroy: running", "web01", Domain::destroy),
                done("destroy: suspended", "app01", Domain::destroy),
                done("destroy: off", "db01", Domain::destroy),
                done("shutdown: off", "db01", Domain::shutdown),
                done("shutdown: with a mode", "web01", domain -> domain.shutdown(Set.of(ShutdownMode.GUEST_AGENT))),
                done("reboot: off", "db01", Domain::reboot),
                done("undefine: off", "db01", domain -> domain.undefine(Set.of())),
                done("undefine: running", "web01", domain -> domain.undefine(Set.of())),
                done("undefine: with NVRAM", "db01", domain -> domain.undefine(Set.of(UndefineFlag.NVRAM))));
    }

    private static List<Oracle> changes() {
        return List.of(
                on("set autostart", "web01", domain -> {
                    domain.setAutostart(true);
                    return domain.isAutostart();
                }),
                on("set autostart: on and off", "web01", domain -> {
                    domain.setAutostart(true);
                    domain.setAutostart(false);
                    return domain.isAutostart();
                }),
                done(
                        "set vcpus: live, without hot-add",
                        "web01",
                        domain -> domain.resources().setVcpus(4, Affect.LIVE)),
                done(
                        "set memory",
                        "web01",
                        domain -> domain.resources().setMemory(kibibytes(1_000_000), Affect.CURRENT)),
                done(
                        "set memory: with a flag",
                        "web01",
                        domain -> domain.resources().setMemory(kibibytes(4096), Affect.LIVE)),
                done("set maximum memory", "db01", domain -> domain.resources().setMaxMemory(kibibytes(1_000_000))),
                done(
                        "set maximum memory: running",
                        "web01",
                        domain -> domain.resources().setMaxMemory(kibibytes(1_000_000))),
                done(
                        "set memory parameters",
                        "db01",
                        domain -> domain.resources()
                                .setMemoryParameters(MemoryParameters.ofMinGuarantee(kibibytes(4097)))),
                done("set vcpus", "db01", domain -> domain.resources().setVcpus(2, Affect.CURRENT)),
                done("set vcpus: too many", "db01", domain -> domain.resources().setVcpus(9999, Affect.CURRENT)),
                done(
                        "set scheduler: all",
                        "db01",
                        domain -> domain.resources()
                                .setScheduler(Set.of(
                                        new Parameter("reservation", 100),
                                        new Parameter("limit", 2000),
                                        new Parameter("shares", -3)))),
                done(
                        "set scheduler: shares",
                        "db01",
                        domain -> domain.resources().setScheduler(Set.of(new Parameter("shares", 4711)))),
                done(
                        "set scheduler: out of range",
                        "db01",
                        domain -> domain.resources().setScheduler(Set.of(new Parameter("shares", -4)))),
                done(
                        "set scheduler: unknown",
                        "db01",
                        domain -> domain.resources().setScheduler(Set.of(new Parameter("nonsense", 1)))),
                of("define", connection -> {
                    Domain made = connection.domains().define(Domains.vmware("datastore1"));
                    return made.xml(Set.of());
                }),
                of("define: again", connection -> {
                    connection.domains().define(Domains.vmware("datastore1"));
                    return connection
                            .domains()
                            .define(Domains.vmware("datastore1").replace("524288", "262144"))
                            .info();
                }),
                of("define: no XML", connection -> connection.domains().define("<domain>")),
                of(
                        "define: no disk",
                        connection -> connection
                                .domains()
                                .define(Domains.vmware("datastore1").replaceAll("(?s)<disk.*</disk>", ""))));
    }

    private static List<Oracle> snapshots() {
        return List.of(
                on("snapshots: none", "db01", domain -> domain.snapshots().tree()),
                on(
                        "snapshots: current, none",
                        "db01",
                        domain -> domain.snapshots().current()),
                on(
                        "snapshots: of no such name",
                        "db01",
                        domain -> domain.snapshots().byName("nobody")),
                on("snapshots: take two", "db01", domain -> {
                    two(domain);
                    return describe(domain);
                }),
                on(
                        "snapshots: xml",
                        "db01",
                        domain -> two(domain).xml().replaceAll("<creationTime>\\d+", "<creationTime>")),
                on("snapshots: take the same name", "db01", domain -> {
                    two(domain);
                    return two(domain);
                }),
                on("snapshots: revert", "db01", domain -> {
                    two(domain);
                    domain.snapshots().byName("one").revert(Set.of());
                    return describe(domain);
                }),
                on("snapshots: delete", "db01", domain -> {
                    two(domain);
                    domain.snapshots().byName("one").delete(Set.of());
                    return describe(domain);
                }),
                on("snapshots: delete with children", "db01", domain -> {
                    two(domain);
                    domain.snapshots().byName("one").delete(Set.of(SnapshotDeleteFlag.CHILDREN));
                    return describe(domain);
                }),
                on("snapshots: delete metadata", "db01", domain -> {
                    two(domain).delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY));
                    return describe(domain);
                }));
    }

    private static MemorySize kibibytes(long amount) {
        return MemorySize.ofKibibytes(amount);
    }

    private static Snapshot two(Domain domain) {
        domain.snapshots().create("one", "first");
        return domain.snapshots().create("two");
    }

    private static List<String> describe(Domain domain) {
        return domain.snapshots().list().stream()
                .map(Snapshot::info)
                .map(info -> info.name() + " " + info.description() + " " + info.state() + " " + info.current() + " "
                        + info.children().size())
                .toList();
    }

    private static List<String> names(Hypervisor connection, Condition... conditions) {
        return connection.domains().summaries(DomainFilter.of(conditions)).items().stream()
                .map(row -> row.identity().name() + " " + row.state() + " " + row.id())
                .sorted()
                .toList();
    }

    private static Object picture(Domain domain) {
        try (Screenshot picture = domain.screenshot(0)) {
            return picture.mimeType() + " " + picture.content().readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
