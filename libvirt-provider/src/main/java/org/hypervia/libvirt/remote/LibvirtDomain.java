// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainSecurity;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.value.MemorySize;

/** A domain. For one thread at a time; its owner closes it. */
public interface LibvirtDomain extends AutoCloseable {
    @Override
    void close();

    String name();

    UUID uuid();

    /** Returns the number of an active domain. */
    OptionalInt id();

    DomainInfo info();

    DomainStatus status();

    String osType();

    String xml(int flags);

    /** Returns a text by libvirt's number of its kind; empty without one. */
    Optional<String> metadata(int kind, int flags);

    /** Changes such a text, or takes it away. */
    void setMetadata(int kind, Optional<String> text, int flags);

    /** Returns the security driver's view; empty where there is no such driver. */
    Optional<DomainSecurity> security();

    List<String> messages();

    boolean isPersistent();

    boolean isUpdated();

    boolean hasManagedSaveImage();

    boolean isAutostart();

    void setAutostart(boolean on);

    void start(int flags);

    void suspend();

    void resume();

    void destroy(int flags);

    void shutdown(int flags);

    void reboot(int flags);

    void reset();

    void undefine(int flags);

    /** Attaches to what runs, where a driver knows a difference; so do the others without flags. */
    void attachDevice(String xml);

    void detachDevice(String xml);

    void attachDevice(String xml, int flags);

    void detachDevice(String xml, int flags);

    void updateDevice(String xml, int flags);

    /** Returns the sizes of a disk, by its target or its source. */
    BlockInfo blockInfo(String disk);

    MemorySize maxMemory();

    /** Changes the maximum; a part of a KiB is a whole one, so that nobody gets less than was asked for. */
    void setMaxMemory(MemorySize size);

    void setMemory(MemorySize size);

    void setMemory(MemorySize size, int flags);

    /** Returns the memory parameters by name. */
    Map<String, MemorySize> memoryParameters(int flags);

    void setMemoryParameters(Map<String, MemorySize> sizes, int flags);

    int vcpus(int flags);

    void setVcpus(int count);

    void setVcpus(int count, int flags);

    /** Returns the scheduler's type. */
    String schedulerType();

    /** Returns the scheduler's parameters in its order. */
    Map<String, Long> scheduler(int flags);

    /** Changes scheduler parameters; {@code ARGUMENT_UNSUPPORTED} for one that the scheduler does not have. */
    void setScheduler(Map<String, Long> values, int flags);

    String hostname(int flags);

    /** Lists the interfaces of the guest, by the number of a source. */
    List<GuestCard> interfaces(int source);

    /** Takes a picture, which is read to its end here. */
    Screenshot screenshot(int screen);

    /** Asks what works on the domain, or by flags what did. */
    Job job(int flags);

    void abortJob();

    /** Moves it to where another connection of the same library leads; the caller closes what it is there. */
    LibvirtDomain migrate(LibvirtConnection destination, List<MigrationParameter> parameters, int flags);

    /** Has its own hypervisor move it to another, which it connects to by itself. */
    void migrateTo(String uri, List<MigrationParameter> parameters, int flags);

    /** Lists the snapshots; the caller closes each. */
    List<? extends LibvirtSnapshot> snapshots();

    LibvirtSnapshot snapshot(String name);

    LibvirtSnapshot createSnapshot(String xml, int flags);

    /** Returns the name of the current snapshot. */
    Optional<String> currentSnapshot();

    /**
     * A network interface of a guest.
     *
     * @param name its name
     * @param mac its hardware address
     * @param addresses its addresses, as {@code address/prefix}
     */
    record GuestCard(String name, Optional<String> mac, List<String> addresses) {
        public GuestCard {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A job.
     *
     * @param type libvirt's type of it
     * @param statistics its figures as text, by libvirt's names and in its order
     */
    record Job(int type, Map<String, String> statistics) {
        /** No job. */
        public static final Job NONE = new Job(0, Map.of());
    }
}
