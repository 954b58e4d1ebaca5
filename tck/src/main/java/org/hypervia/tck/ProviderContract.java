// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.definition.MemorySize;
import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.MemoryParameters;
import org.hypervia.api.domain.SchedulerParameters;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.VcpuCount;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All rules. Each runs on a fresh host, through the public API; afterwards no session, native handle or thread may be left.
 */
@ExtendWith(RuleRun.class)
public abstract class ProviderContract {
    private static final String SNAPSHOTS = "domain.snapshots";
    private static final String RESOURCES = "domain.resources";
    private static final String DEFINE = "domain.define";

    private @Nullable TestHost host;
    private @Nullable Hypervisor connection;

    /** Returns the name of the run, which is also that of its report. */
    protected abstract String name();

    /** Makes a fresh host. */
    protected abstract TestHost newHost() throws Exception;

    void open() {
        try {
            host = newHost();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no host: " + e.getMessage(), e);
        }
        connection = connect();
        host().prepare(connection);
    }

    void disconnect() {
        if (connection != null) {
            connection.close();
        }
    }

    final TestHost host() {
        if (host == null) {
            throw new IllegalStateException("there is no host yet");
        }
        return host;
    }

    final Hypervisor connection() {
        if (connection == null) {
            throw new IllegalStateException("there is no connection yet");
        }
        return connection;
    }

    final Hypervisor connect() {
        return host().hypervisors().connect(host().spec().build());
    }

    final Domain running() {
        return connection().domains().byName(host().running());
    }

    final Domain off() {
        return connection().domains().byName(host().off());
    }

    static void fails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure, which should be %s", code).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).as("the message").isNotBlank();
    }

    /** Opening, closing, and what a connection tells of itself. */
    @Nested
    @DisplayName("connection")
    class ConnectionRules {
        @Rule(id = "CONN-01", value = "a connection tells the URI's scheme, the driver's type and a version")
        void tellsWhatItIs() {
            assertThat(connection().uri().scheme())
                    .isEqualTo(host().spec().build().uri().scheme());
            assertThat(connection().type()).isNotBlank();
            assertThat(connection().version().toString()).isNotBlank();
            assertThat(connection().provider()).isNotBlank();
        }

        @Rule(id = "CONN-02", value = "an open connection is alive and a closed one is not")
        void isAliveUntilClosed() {
            Hypervisor other = connect();
            assertThat(other.isAlive()).isTrue();
            other.close();
            assertThat(other.isAlive()).isFalse();
        }

        @Rule(id = "CONN-03", value = "closing twice does no harm")
        void closesTwice() {
            Hypervisor other = connect();
            other.close();
            other.close();
            assertThat(connection().domains().list(DomainFilter.all()).items()).isNotEmpty();
        }

        @Rule(id = "CONN-04", value = "a closed connection refuses everything with INVALID_CONN")
        void refusesAfterClose() {
            Hypervisor other = connect();
            Domain domain = other.domains().byName(host().running());
            other.close();
            fails(ErrorCode.INVALID_CONN, () -> other.domains().list(DomainFilter.all()));
            fails(ErrorCode.INVALID_CONN, domain::info);
            fails(ErrorCode.INVALID_CONN, () -> other.host().hostname());
        }

        @Rule(id = "CONN-05", value = "a read-only connection reads, and refuses changes with OPERATION_DENIED")
        void refusesChangesWhenReadOnly() {
            try (Hypervisor reader =
                    host().hypervisors().connect(host().spec().readOnly(true).build())) {
                Domain domain = reader.domains().byName(host().running());
                assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
                fails(ErrorCode.OPERATION_DENIED, domain::destroy);
                fails(ErrorCode.OPERATION_DENIED, domain::suspend);
                fails(ErrorCode.OPERATION_DENIED, () -> domain.undefine(Set.of()));
                fails(ErrorCode.OPERATION_DENIED, () -> domain.setAutostart(true));
                fails(ErrorCode.OPERATION_DENIED, () -> domain.xml(Set.of(DomainXmlFlag.SECURE)));
                assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
            }
        }

        @Rule(id = "CONN-06", value = "two connections see one another's changes")
        void sharesTheHost() {
            try (Hypervisor other = connect()) {
                running().destroy();
                assertThat(other.domains().byName(host().running()).status().state())
                        .isEqualTo(DomainState.SHUTOFF);
            }
        }

        @Rule(id = "CONN-07", value = "without its capability an operation is NO_SUPPORT")
        void lackingIsNoSupport() {
            Domain domain = running();
            if (!connection().capabilities().stream().anyMatch(c -> c.name().equals("domain.transient"))) {
                fails(ErrorCode.NO_SUPPORT, () -> connection().domains().create(host().newDomain(), Set.of()));
            }
            if (!connection().capabilities().stream().anyMatch(c -> c.name().equals("domain.job"))) {
                fails(ErrorCode.NO_SUPPORT, () -> domain.job().info());
            }
            if (!connection().capabilities().stream().anyMatch(c -> c.name().equals("domain.cpu-usage"))) {
                fails(ErrorCode.NO_SUPPORT, () -> domain.resources().cpuUsage());
            }
        }
    }

    /** The host. */
    @Nested
    @DisplayName("host")
    class HostRules {
        @Rule(id = "HOST-01", value = "the host has a name, CPUs and memory", needs = "host.info")
        void tellsItsHardware() {
            assertThat(connection().host().hostname()).isNotBlank();
            assertThat(connection().host().info().cpus()).isPositive();
            assertThat(connection().host().info().memory().bytes()).isGreaterThan(1L << 28);
        }

        @Rule(id = "HOST-02", value = "free memory is some and not more than there is", needs = "host.info")
        void freeMemoryIsNotMoreThanAll() {
            assertThat(connection().host().freeMemory().bytes()).isPositive();
        }

        @Rule(id = "HOST-03", value = "the capabilities are libvirt's document", needs = "host.info")
        void describesItsGuests() {
            assertThat(connection().host().capabilitiesXml())
                    .startsWith("<capabilities>")
                    .contains("<guest>", "<os_type>")
                    .endsWith("</capabilities>\n");
        }

        @Rule(id = "HOST-04", value = "a domain can have at least one virtual CPU", needs = "host.info")
        void supportsVcpus() {
            assertThat(connection().host().maxVcpus()).isPositive();
        }
    }

    /** Finding domains. */
    @Nested
    @DisplayName("lookup")
    class LookupRules {
        private List<DomainSummary> rows(Condition... conditions) {
            return connection().domains().summaries(DomainFilter.of(conditions)).items();
        }

        private List<String> names(Condition... conditions) {
            return rows(conditions).stream().map(row -> row.identity().name()).toList();
        }

        @Rule(id = "LOOK-01", value = "a listing of all has every domain once, by reference")
        void listsEachOnce() {
            List<String> references =
                    rows().stream().map(row -> row.identity().ref()).toList();
            assertThat(references).doesNotHaveDuplicates();
            assertThat(names()).contains(host().running(), host().off());
            assertThat(connection().domains().summaries(DomainFilter.all()).failures())
                    .isEmpty();
        }

        @Rule(id = "LOOK-02", value = "active and inactive divide the domains, with none in both and none lost")
        void activityDivides() {
            List<String> both = new ArrayList<>(names(Condition.ACTIVE));
            both.addAll(names(Condition.INACTIVE));
            assertThat(both).containsExactlyInAnyOrderElementsOf(names());
            assertThat(names(Condition.ACTIVE)).contains(host().running()).doesNotContain(host().off());
        }

        @Rule(id = "LOOK-03", value = "state filters select that state alone")
        void stateFilters() {
            assertThat(names(Condition.RUNNING)).contains(host().running()).doesNotContain(host().off());
            assertThat(names(Condition.SHUTOFF)).contains(host().off()).doesNotContain(host().running());
            assertThat(rows(Condition.RUNNING)).allMatch(row -> row.state() == DomainState.RUNNING);
        }

        @Rule(id = "LOOK-04", value = "conditions of one group add up, those of different groups narrow")
        void groupsCombine() {
            assertThat(names(Condition.RUNNING, Condition.SHUTOFF)).contains(host().running(), host().off());
            assertThat(names(Condition.ACTIVE, Condition.SHUTOFF)).isEmpty();
        }

        @Rule(id = "LOOK-05", value = "a row tells name, state, id, memory and CPUs as the domain itself does")
        void rowsAgreeWithInfo() {
            for (DomainSummary row : rows()) {
                DomainInfo info =
                        connection().domains().byName(row.identity().name()).info();
                assertThat(row.state()).isEqualTo(info.state());
                assertThat(row.maxMemory().orElse(MemorySize.ZERO)).isEqualTo(info.maxMemory());
                assertThat(row.vcpus().orElse(0)).isEqualTo(info.vcpus());
            }
        }

        @Rule(id = "LOOK-06", value = "an active domain has a positive id and is found by it; an inactive one has none")
        void idsFindActiveDomains() {
            int id = running().id().orElse(-1);
            assertThat(id).isPositive();
            assertThat(connection().domains().byId(id).name()).isEqualTo(host().running());
            assertThat(off().id()).isEqualTo(OptionalInt.empty());
        }

        @Rule(id = "LOOK-07", value = "the UUID of a row finds the same domain")
        void uuidsFindDomains() {
            for (DomainSummary row : rows()) {
                UUID uuid = row.identity().uuid().orElse(new UUID(0, 0));
                assertThat(connection().domains().byUuid(uuid).identity().ref())
                        .isEqualTo(row.identity().ref());
            }
        }

        @Rule(
                id = "LOOK-08",
                value = "the UUID of a row is that of the domain XML, byte for byte",
                needs = "domain.xml")
        void uuidsAgreeWithXml() {
            for (DomainSummary row : rows()) {
                String xml =
                        connection().domains().byName(row.identity().name()).xml(Set.of());
                assertThat(xml).contains("<uuid>" + row.identity().uuid().orElse(new UUID(0, 0)) + "</uuid>");
            }
        }

        @Rule(id = "LOOK-09", value = "what is not there is NO_DOMAIN, by name, id and UUID")
        void missingIsNoDomain() {
            fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName("tck-nobody"));
            fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byId(987_654));
            fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byUuid(new UUID(7, 7)));
        }

        @Rule(id = "LOOK-10", value = "names are exact: neither case nor a part of it is enough")
        void namesAreExact() {
            String name = host().running();
            fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName(name.substring(1)));
            fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName(name + " "));
        }
    }

    /** What is known of one domain. */
    @Nested
    @DisplayName("queries")
    class QueryRules {
        @Rule(id = "INFO-01", value = "info, status and listing agree on the state")
        void statesAgree() {
            assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
            assertThat(running().info().state()).isEqualTo(DomainState.RUNNING);
            assertThat(off().status().state()).isEqualTo(DomainState.SHUTOFF);
        }

        @Rule(id = "INFO-02", value = "memory is in bytes: the XML's KiB are a 1024th of it", needs = "domain.xml")
        void memoryUnits() {
            MemorySize size = off().info().maxMemory();
            assertThat(off().xml(Set.of())).contains("<memory unit='KiB'>" + size.kibibytes() + "</memory>");
        }

        @Rule(id = "INFO-03", value = "the number of CPUs is that of the XML", needs = "domain.xml")
        void vcpusAgreeWithXml() {
            assertThat(off().xml(Set.of()))
                    .containsPattern("<vcpu[^>]*>" + off().info().vcpus() + "</vcpu>");
        }

        @Rule(id = "INFO-04", value = "the domains of the inventory are persistent, not updated, without managed save")
        void persistence() {
            assertThat(off().isPersistent()).isTrue();
            assertThat(off().isUpdated()).isFalse();
            assertThat(off().hasManagedSaveImage()).isFalse();
            assertThat(off().osType()).isNotBlank();
        }

        @Rule(
                id = "INFO-05",
                value = "the XML has the name, and the id while the domain is active",
                needs = "domain.xml")
        void xmlHasNameAndId() {
            String xml = running().xml(Set.of());
            assertThat(xml).contains("<name>" + host().running() + "</name>");
            assertThat(xml).contains(" id='" + running().id().orElse(-1) + "'");
            assertThat(off().xml(Set.of())).doesNotContainPattern("<domain [^>]* id='");
        }

        @Rule(id = "INFO-06", value = "the inactive XML has no id", needs = "domain.xml")
        void inactiveXmlHasNoId() {
            assertThat(running().xml(Set.of(DomainXmlFlag.INACTIVE))).doesNotContainPattern("<domain [^>]* id='");
        }

        @Rule(id = "INFO-07", value = "the typed definition says what the XML says", needs = "domain.xml")
        void definitionsAgree() {
            assertThat(off().definition().name()).hasValue(host().off());
            assertThat(off().definition().uuid())
                    .isEqualTo(off().identity().uuid().orElse(new UUID(0, 0)));
            assertThat(off().definition().memory()).isEqualTo(off().info().maxMemory());
        }

        @Rule(
                id = "INFO-08",
                value = "autostart is off, goes on and off again, and shows in the filter",
                needs = "domain.autostart")
        void autostart() {
            assertThat(off().isAutostart()).isFalse();
            off().setAutostart(true);
            assertThat(off().isAutostart()).isTrue();
            assertThat(connection()
                            .domains()
                            .summaries(DomainFilter.of(Condition.AUTOSTART))
                            .items())
                    .extracting(row -> row.identity().name())
                    .containsExactly(host().off());
            off().setAutostart(false);
            assertThat(off().isAutostart()).isFalse();
        }
    }

    /** Power. */
    @Nested
    @DisplayName("lifecycle")
    class LifecycleRules {
        @Rule(id = "LIFE-01", value = "start runs a domain that is off", needs = "domain.lifecycle")
        void starts() {
            Domain domain = off();
            domain.start();
            assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
            assertThat(connection().domains().byName(host().off()).id()).isPresent();
        }

        @Rule(
                id = "LIFE-02",
                value = "start of one that runs is OPERATION_INVALID and changes nothing",
                needs = "domain.lifecycle")
        void startsOnce() {
            fails(ErrorCode.OPERATION_INVALID, () -> running().start());
            assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
        }

        @Rule(id = "LIFE-03", value = "destroy switches off", needs = "domain.lifecycle")
        void destroys() {
            Domain domain = running();
            domain.destroy();
            assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
        }

        @Rule(id = "LIFE-04", value = "destroy of one that is off is OPERATION_INVALID", needs = "domain.lifecycle")
        void destroysOnce() {
            fails(ErrorCode.OPERATION_INVALID, () -> off().destroy());
        }

        @Rule(id = "LIFE-05", value = "suspend pauses, resume goes on", needs = "domain.lifecycle")
        void suspendsAndResumes() {
            Domain domain = running();
            domain.suspend();
            assertThat(domain.status().state()).isEqualTo(DomainState.PAUSED);
            domain.resume();
            assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
        }

        @Rule(
                id = "LIFE-06",
                value = "suspend and resume of one that is off are OPERATION_INVALID",
                needs = "domain.lifecycle")
        void suspendsWhatRuns() {
            fails(ErrorCode.OPERATION_INVALID, () -> off().suspend());
            fails(ErrorCode.OPERATION_INVALID, () -> off().resume());
            assertThat(off().status().state()).isEqualTo(DomainState.SHUTOFF);
        }

        @Rule(
                id = "LIFE-07",
                value = "shutdown and reboot of one that is off are OPERATION_INVALID",
                needs = "domain.lifecycle")
        void asksOnlyGuestsThatRun() {
            fails(ErrorCode.OPERATION_INVALID, () -> off().shutdown());
            fails(ErrorCode.OPERATION_INVALID, () -> off().reboot());
        }

        @Rule(id = "LIFE-08", value = "a handle stays good over changes of the state", needs = "domain.lifecycle")
        void handlesStay() {
            Domain domain = off();
            for (int i = 0; i < 3; i++) {
                domain.start();
                domain.destroy();
            }
            assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
        }

        @Rule(id = "LIFE-09", value = "what is done to one domain is not done to another", needs = "domain.lifecycle")
        void changesOneDomain() {
            off().start();
            assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
            running().destroy();
            assertThat(off().status().state()).isEqualTo(DomainState.RUNNING);
        }

        @Rule(id = "LIFE-10", value = "threads may share a connection", needs = "domain.lifecycle")
        void threadsShare() throws InterruptedException {
            List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> {
                    for (int n = 0; n < 10; n++) {
                        assertThat(running().info().state()).isEqualTo(DomainState.RUNNING);
                        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName("tck-nobody"));
                    }
                });
                thread.setUncaughtExceptionHandler((who, error) -> wrong.add(error));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong).isEmpty();
        }
    }

    /** Definitions. */
    @Nested
    @DisplayName("definitions")
    class DefinitionRules {
        @Rule(
                id = "DEFN-01",
                value = "a defined domain is off, persistent and has the UUID it was given",
                needs = DEFINE)
        void defines() {
            Domain made = connection().domains().define(host().newDomain());
            assertThat(made.name()).isEqualTo("tck-new");
            assertThat(made.identity().uuid().orElse(new UUID(0, 0))).isEqualTo(UUID.fromString(TestHost.NEW_UUID));
            assertThat(made.status().state()).isEqualTo(DomainState.SHUTOFF);
            assertThat(made.isPersistent()).isTrue();
            assertThat(connection()
                            .domains()
                            .byUuid(UUID.fromString(TestHost.NEW_UUID))
                            .name())
                    .isEqualTo("tck-new");
        }

        @Rule(id = "DEFN-02", value = "defining again with the same UUID changes the domain", needs = DEFINE)
        void redefines() {
            connection().domains().define(host().newDomain());
            String changed =
                    host().newDomain().replaceFirst("<memory.*?</memory>", "<memory unit='KiB'>262144</memory>");
            Domain again = connection().domains().define(changed);
            assertThat(again.info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(256));
        }

        @Rule(id = "DEFN-03", value = "a name that another domain has is refused with OPERATION_FAILED", needs = DEFINE)
        void refusesTakenNames() {
            fails(
                    ErrorCode.OPERATION_FAILED,
                    () -> connection().domains().define(host().newDomain().replace("tck-new", host().off())));
        }

        @Rule(
                id = "DEFN-04",
                value = "XML that is not well-formed is XML_DETAIL, and nothing is defined",
                needs = DEFINE)
        void refusesBadXml() {
            int before =
                    connection().domains().summaries(DomainFilter.all()).items().size();
            fails(ErrorCode.XML_DETAIL, () -> connection().domains().define("<domain><name>x</name>"));
            assertThat(connection().domains().summaries(DomainFilter.all()).items())
                    .hasSize(before);
        }

        @Rule(
                id = "DEFN-05",
                value = "an undefined domain is gone: NO_DOMAIN from its handle and from lookups",
                needs = DEFINE)
        void undefines() {
            Domain made = connection().domains().define(host().newDomain());
            made.undefine(Set.of());
            fails(ErrorCode.NO_DOMAIN, made::info);
            fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName("tck-new"));
        }

        @Rule(
                id = "DEFN-06",
                value = "a transient domain runs, is not persistent, and is gone once it stops",
                needs = "domain.transient")
        void createsTransient() {
            Domain made = connection().domains().create(host().newDomain(), Set.of());
            assertThat(made.status().state()).isEqualTo(DomainState.RUNNING);
            assertThat(made.isPersistent()).isFalse();
            made.destroy();
            fails(ErrorCode.NO_DOMAIN, made::info);
        }
    }

    /** Memory and CPUs. */
    @Nested
    @DisplayName("resources")
    class ResourceRules {
        @Rule(id = "RSRC-01", value = "maximum memory is that of info", needs = RESOURCES)
        void maxMemoryAgrees() {
            assertThat(off().resources().maxMemory()).isEqualTo(off().info().maxMemory());
        }

        @Rule(
                id = "RSRC-02",
                value = "maximum memory of a domain that is off can be changed, exactly",
                needs = RESOURCES)
        void setsMaxMemory() {
            off().resources().setMaxMemory(MemorySize.ofMebibytes(640));
            assertThat(off().resources().maxMemory()).isEqualTo(MemorySize.ofMebibytes(640));
            assertThat(off().info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(640));
        }

        @Rule(id = "RSRC-03", value = "maximum memory of one that runs is OPERATION_INVALID", needs = RESOURCES)
        void keepsMaxMemoryOfWhatRuns() {
            MemorySize before = running().resources().maxMemory();
            fails(ErrorCode.OPERATION_INVALID, () -> running().resources().setMaxMemory(MemorySize.ofMebibytes(640)));
            assertThat(running().resources().maxMemory()).isEqualTo(before);
        }

        @Rule(id = "RSRC-04", value = "memory of one that runs can be changed, exactly", needs = RESOURCES)
        void setsMemory() {
            running().resources().setMemory(MemorySize.ofMebibytes(512), Affect.CURRENT);
            assertThat(running().info().memory()).isEqualTo(MemorySize.ofMebibytes(512));
        }

        @Rule(id = "RSRC-05", value = "no memory at all is INVALID_ARG", needs = RESOURCES)
        void refusesZero() {
            fails(ErrorCode.INVALID_ARG, () -> running().resources().setMemory(MemorySize.ZERO, Affect.CURRENT));
            fails(ErrorCode.INVALID_ARG, () -> off().resources().setMaxMemory(MemorySize.ZERO));
        }

        @Rule(id = "RSRC-06", value = "current virtual CPUs are those of info", needs = RESOURCES)
        void vcpusAgree() {
            assertThat(off().resources().vcpus(VcpuCount.CURRENT, Affect.CURRENT))
                    .isEqualTo(off().info().vcpus());
        }

        @Rule(id = "RSRC-07", value = "the virtual CPUs of a domain that is off can be changed", needs = RESOURCES)
        void setsVcpus() {
            off().resources().setVcpus(1, Affect.CONFIG);
            assertThat(off().resources().vcpus(VcpuCount.CURRENT, Affect.CONFIG))
                    .isEqualTo(1);
        }

        @Rule(id = "RSRC-08", value = "too many or no virtual CPUs are INVALID_ARG", needs = RESOURCES)
        void refusesTooManyVcpus() {
            fails(ErrorCode.INVALID_ARG, () -> off().resources().setVcpus(10_000, Affect.CONFIG));
            fails(ErrorCode.INVALID_ARG, () -> off().resources().setVcpus(0, Affect.CONFIG));
        }

        @Rule(id = "RSRC-09", value = "the scheduler has a type and parameters, each once", needs = RESOURCES)
        void schedules() {
            SchedulerParameters scheduler = running().resources().scheduler();
            assertThat(scheduler.type()).isNotBlank();
            assertThat(scheduler.parameters()).isNotEmpty();
            assertThat(scheduler.parameters())
                    .extracting(SchedulerParameters.Parameter::name)
                    .doesNotHaveDuplicates();
        }

        @Rule(id = "RSRC-10", value = "a scheduler parameter there is not is ARGUMENT_UNSUPPORTED", needs = RESOURCES)
        void refusesUnknownSchedulerParameters() {
            fails(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    () -> running()
                            .resources()
                            .setScheduler(Set.of(new SchedulerParameters.Parameter("tck-nonsense", 1))));
        }

        @Rule(id = "RSRC-11", value = "memory parameters that are set are there, in the same unit", needs = RESOURCES)
        void setsMemoryParameters() {
            MemoryParameters before = off().resources().memoryParameters();
            MemoryParameters wanted = before.minGuarantee().isPresent()
                    ? MemoryParameters.ofMinGuarantee(MemorySize.ofMebibytes(64))
                    : new MemoryParameters(
                            Optional.of(MemorySize.ofMebibytes(64)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            off().resources().setMemoryParameters(wanted);
            MemoryParameters after = off().resources().memoryParameters();
            assertThat(before.minGuarantee().isPresent() ? after.minGuarantee() : after.hardLimit())
                    .hasValue(MemorySize.ofMebibytes(64));
        }
    }

    /** Snapshots. */
    @Nested
    @DisplayName("snapshots")
    class SnapshotRules {
        private Snapshot take(String name) {
            return off().snapshots().create(Optional.of(name), "about " + name, Set.of());
        }

        @Rule(
                id = "SNAP-01",
                value = "a domain without snapshots has an empty tree and no current one",
                needs = SNAPSHOTS)
        void none() {
            assertThat(off().snapshots().tree()).isEmpty();
            assertThat(off().snapshots().list()).isEmpty();
            assertThat(off().snapshots().current()).isEmpty();
        }

        @Rule(id = "SNAP-02", value = "a snapshot has name, description, state, and is current", needs = SNAPSHOTS)
        void takes() {
            Snapshot made = take("one");
            assertThat(made.info().name()).isEqualTo("one");
            assertThat(made.info().description()).isEqualTo("about one");
            assertThat(made.info().state()).isEqualTo(DomainState.SHUTOFF);
            assertThat(made.isCurrent()).isTrue();
            assertThat(made.info().created().getEpochSecond()).isPositive();
        }

        @Rule(id = "SNAP-03", value = "a second snapshot is a child of the first", needs = SNAPSHOTS)
        void makesATree() {
            take("one");
            Snapshot two = take("two");
            assertThat(two.parent())
                    .hasValueSatisfying(
                            parent -> assertThat(parent.info().name()).isEqualTo("one"));
            List<SnapshotInfo> tree = off().snapshots().tree();
            assertThat(tree).singleElement().satisfies(root -> {
                assertThat(root.name()).isEqualTo("one");
                assertThat(root.children()).extracting(SnapshotInfo::name).containsExactly("two");
            });
            assertThat(off().snapshots().byName("one").children()).hasSize(1);
        }

        @Rule(id = "SNAP-04", value = "exactly one snapshot is current", needs = SNAPSHOTS)
        void oneIsCurrent() {
            take("one");
            take("two");
            assertThat(off().snapshots().list()).filteredOn(Snapshot::isCurrent).hasSize(1);
            assertThat(off().snapshots().current())
                    .hasValueSatisfying(
                            current -> assertThat(current.info().name()).isEqualTo("two"));
        }

        @Rule(id = "SNAP-05", value = "a name that is taken is refused, and nothing is taken", needs = SNAPSHOTS)
        void refusesTakenNames() {
            take("one");
            HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> take("one"));
            assertThat(error).isNotNull();
            assertThat(error.code()).isIn(ErrorCode.OPERATION_INVALID, ErrorCode.OPERATION_FAILED);
            assertThat(off().snapshots().list()).hasSize(1);
        }

        @Rule(id = "SNAP-06", value = "reverting makes the snapshot the current one", needs = SNAPSHOTS)
        void reverts() {
            Snapshot one = take("one");
            take("two");
            one.revert(Set.of());
            assertThat(off().snapshots().current())
                    .hasValueSatisfying(
                            current -> assertThat(current.info().name()).isEqualTo("one"));
        }

        @Rule(id = "SNAP-07", value = "deleting one moves its children up", needs = SNAPSHOTS)
        void deletesOne() {
            Snapshot one = take("one");
            take("two");
            one.delete(Set.of());
            assertThat(off().snapshots().tree()).extracting(SnapshotInfo::name).containsExactly("two");
        }

        @Rule(id = "SNAP-08", value = "deleting with children deletes all below", needs = SNAPSHOTS)
        void deletesAll() {
            Snapshot one = take("one");
            take("two");
            one.delete(Set.of(SnapshotDeleteFlag.CHILDREN));
            assertThat(off().snapshots().list()).isEmpty();
        }

        @Rule(id = "SNAP-09", value = "what is not there is NO_DOMAIN_SNAPSHOT", needs = SNAPSHOTS)
        void missing() {
            fails(ErrorCode.NO_DOMAIN_SNAPSHOT, () -> off().snapshots().byName("tck-nobody"));
            Snapshot one = take("one");
            one.delete(Set.of());
            fails(ErrorCode.NO_DOMAIN_SNAPSHOT, one::xml);
        }

        @Rule(id = "SNAP-10", value = "the XML is libvirt's, with name, state and creation time", needs = SNAPSHOTS)
        void describes() {
            take("one");
            Snapshot two = take("two");
            assertThat(two.xml())
                    .startsWith("<domainsnapshot>")
                    .contains("<name>two</name>", "<state>shutoff</state>", "<name>one</name>", "<creationTime>");
        }

        @Rule(id = "SNAP-11", value = "a domain with a snapshot is found by the filter", needs = SNAPSHOTS)
        void filters() {
            take("one");
            assertThat(connection()
                            .domains()
                            .summaries(DomainFilter.of(Condition.HAS_SNAPSHOT))
                            .items())
                    .extracting(row -> row.identity().name())
                    .contains(host().off())
                    .doesNotContain(host().running());
        }
    }

    /** The guest, its screen. */
    @Nested
    @DisplayName("guest")
    class GuestRules {
        @Rule(id = "GUST-01", value = "a guest that runs tells its host name", needs = "domain.guest")
        void tellsItsName() {
            assertThat(running().guest().hostname()).isNotBlank();
        }

        @Rule(id = "GUST-02", value = "one that is off cannot be asked: OPERATION_INVALID", needs = "domain.guest")
        void offTellsNothing() {
            fails(ErrorCode.OPERATION_INVALID, () -> off().guest().hostname());
            fails(ErrorCode.OPERATION_INVALID, () -> off().guest().interfaces(InterfaceAddressSource.AGENT));
        }

        @Rule(id = "GUST-03", value = "interfaces have addresses with a prefix", needs = "domain.guest")
        void tellsItsAddresses() {
            assertThat(running().guest().interfaces(InterfaceAddressSource.AGENT))
                    .isNotEmpty()
                    .allSatisfy(card -> {
                        assertThat(card.name()).isNotBlank();
                        assertThat(card.addresses())
                                .allSatisfy(
                                        address -> assertThat(address.prefix()).isBetween(0, 128));
                    });
        }

        @Rule(id = "GUST-04", value = "a screenshot is a PNG picture", needs = "domain.screenshot")
        void showsItsScreen() throws IOException {
            try (Screenshot picture = running().screenshot(0)) {
                assertThat(picture.mimeType()).isEqualTo("image/png");
                assertThat(picture.content().readNBytes(4)).containsExactly(0x89, 'P', 'N', 'G');
            }
        }

        @Rule(
                id = "GUST-05",
                value = "a domain that is off has no screen: OPERATION_INVALID",
                needs = "domain.screenshot")
        void offShowsNothing() {
            fails(ErrorCode.OPERATION_INVALID, () -> off().screenshot(0));
        }
    }
}
