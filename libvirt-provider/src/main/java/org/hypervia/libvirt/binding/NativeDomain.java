// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainSecurity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.MigrationParameter;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.DomainPointer;

/** {@code virDomainPtr}. For one thread at a time; its owner closes it. */
final class NativeDomain implements LibvirtDomain {
    private static final int UUID_TEXT = 37;

    private final NativeLibvirt libvirt;
    private final NativeConnection connection;
    private final DomainPointer pointer;
    private final NativeTuning tuning;
    private final NativeMetadata metadata;

    NativeDomain(NativeConnection connection, DomainPointer pointer) {
        this.libvirt = connection.libvirt();
        this.connection = connection;
        this.pointer = pointer;
        this.tuning = new NativeTuning(libvirt, pointer);
        this.metadata = new NativeMetadata(libvirt, connection.pointer(), pointer);
        libvirt.opened();
    }

    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    private void done(int result) {
        libvirt.checked(result);
    }

    @Override
    public void close() {
        libvirt.freed();
        done(functions().virDomainFree(pointer));
    }

    @Override
    public String name() {
        return libvirt.checked(functions().virDomainGetName(pointer));
    }

    @Override
    public UUID uuid() {
        byte[] text = new byte[UUID_TEXT];
        done(functions().virDomainGetUUIDString(pointer, text));
        return UUID.fromString(new String(text, 0, UUID_TEXT - 1, StandardCharsets.US_ASCII));
    }

    @Override
    public OptionalInt id() {
        int id = functions().virDomainGetID(pointer);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** {@code virDomainInfo}: state, two sizes, CPUs and time, each where C aligns it. */
    @Override
    public DomainInfo info() {
        int size = NativeLong.SIZE;
        Memory info = new Memory(4L * size + 2 * Long.BYTES);
        info.clear();
        done(functions().virDomainGetInfo(pointer, info));
        return new DomainInfo(
                DomainState.ofNumber(info.getByte(0)),
                MemorySize.ofKibibytes(info.getNativeLong(size).longValue()),
                MemorySize.ofKibibytes(info.getNativeLong(2L * size).longValue()),
                Short.toUnsignedInt(info.getShort(3L * size)),
                Duration.ofNanos(info.getLong(4L * size)));
    }

    /** {@code virDomainBlockInfo}: three sizes. */
    @Override
    public BlockInfo blockInfo(String disk) {
        Memory info = new Memory(3L * Long.BYTES);
        info.clear();
        done(functions().virDomainGetBlockInfo(pointer, disk, info, 0));
        return new BlockInfo(info.getLong(0), info.getLong(Long.BYTES), info.getLong(2L * Long.BYTES));
    }

    @Override
    public DomainStatus status() {
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        done(functions().virDomainGetState(pointer, state, reason, 0));
        return new DomainStatus(DomainState.ofNumber(state.getValue()), reason.getValue());
    }

    @Override
    public String osType() {
        return text(functions().virDomainGetOSType(pointer));
    }

    @Override
    public String xml(int flags) {
        return text(functions().virDomainGetXMLDesc(pointer, flags));
    }

    private String text(@Nullable CString result) {
        return libvirt.checked(result).toString();
    }

    @Override
    public Optional<String> metadata(int kind, int flags) {
        return metadata.text(kind, flags);
    }

    @Override
    public void setMetadata(int kind, Optional<String> text, int flags) {
        metadata.setText(kind, text, flags);
    }

    @Override
    public Optional<DomainSecurity> security() {
        return metadata.security();
    }

    @Override
    public List<String> messages() {
        return metadata.messages();
    }

    @Override
    public boolean isPersistent() {
        return libvirt.checked(functions().virDomainIsPersistent(pointer)) != 0;
    }

    @Override
    public boolean isUpdated() {
        return libvirt.checked(functions().virDomainIsUpdated(pointer)) != 0;
    }

    @Override
    public boolean hasManagedSaveImage() {
        return libvirt.checked(functions().virDomainHasManagedSaveImage(pointer, 0)) != 0;
    }

    @Override
    public boolean isAutostart() {
        IntByReference on = new IntByReference();
        done(functions().virDomainGetAutostart(pointer, on));
        return on.getValue() != 0;
    }

    @Override
    public void setAutostart(boolean on) {
        done(functions().virDomainSetAutostart(pointer, on ? 1 : 0));
    }

    @Override
    public void start(int flags) {
        done(flags == 0 ? functions().virDomainCreate(pointer) : functions().virDomainCreateWithFlags(pointer, flags));
    }

    @Override
    public void suspend() {
        done(functions().virDomainSuspend(pointer));
    }

    @Override
    public void resume() {
        done(functions().virDomainResume(pointer));
    }

    @Override
    public void destroy(int flags) {
        done(flags == 0 ? functions().virDomainDestroy(pointer) : functions().virDomainDestroyFlags(pointer, flags));
    }

    @Override
    public void shutdown(int flags) {
        done(flags == 0 ? functions().virDomainShutdown(pointer) : functions().virDomainShutdownFlags(pointer, flags));
    }

    @Override
    public void reboot(int flags) {
        done(functions().virDomainReboot(pointer, flags));
    }

    @Override
    public void reset() {
        done(functions().virDomainReset(pointer, 0));
    }

    @Override
    public void undefine(int flags) {
        done(flags == 0 ? functions().virDomainUndefine(pointer) : functions().virDomainUndefineFlags(pointer, flags));
    }

    @Override
    public void attachDevice(String xml) {
        done(functions().virDomainAttachDevice(pointer, xml));
    }

    @Override
    public void detachDevice(String xml) {
        done(functions().virDomainDetachDevice(pointer, xml));
    }

    @Override
    public void attachDevice(String xml, int flags) {
        done(functions().virDomainAttachDeviceFlags(pointer, xml, flags));
    }

    @Override
    public void detachDevice(String xml, int flags) {
        done(functions().virDomainDetachDeviceFlags(pointer, xml, flags));
    }

    @Override
    public void updateDevice(String xml, int flags) {
        done(functions().virDomainUpdateDeviceFlags(pointer, xml, flags));
    }

    @Override
    public MemorySize maxMemory() {
        long kibibytes = functions().virDomainGetMaxMemory(pointer).longValue();
        if (kibibytes == 0) {
            throw libvirt.lastError();
        }
        return MemorySize.ofKibibytes(kibibytes);
    }

    @Override
    public void setMaxMemory(MemorySize size) {
        done(functions().virDomainSetMaxMemory(pointer, new NativeLong(NativeTuning.kibibytes(size))));
    }

    @Override
    public void setMemory(MemorySize size) {
        done(functions().virDomainSetMemory(pointer, new NativeLong(NativeTuning.kibibytes(size))));
    }

    @Override
    public void setMemory(MemorySize size, int flags) {
        done(functions().virDomainSetMemoryFlags(pointer, new NativeLong(NativeTuning.kibibytes(size)), flags));
    }

    @Override
    public Map<String, MemorySize> memoryParameters(int flags) {
        return tuning.memory(flags);
    }

    @Override
    public void setMemoryParameters(Map<String, MemorySize> sizes, int flags) {
        tuning.setMemory(sizes, flags);
    }

    @Override
    public String schedulerType() {
        return tuning.schedulerType();
    }

    @Override
    public Map<String, Long> scheduler(int flags) {
        return tuning.scheduler(flags);
    }

    @Override
    public void setScheduler(Map<String, Long> values, int flags) {
        tuning.setScheduler(values, flags);
    }

    @Override
    public int vcpus(int flags) {
        return libvirt.checked(functions().virDomainGetVcpusFlags(pointer, flags));
    }

    @Override
    public void setVcpus(int count) {
        done(functions().virDomainSetVcpus(pointer, count));
    }

    @Override
    public void setVcpus(int count, int flags) {
        done(functions().virDomainSetVcpusFlags(pointer, count, flags));
    }

    @Override
    public String hostname(int flags) {
        return text(functions().virDomainGetHostname(pointer, flags));
    }

    @Override
    public List<GuestCard> interfaces(int source) {
        PointerByReference array = new PointerByReference();
        int count = libvirt.checked(functions().virDomainInterfaceAddresses(pointer, array, source, 0));
        List<GuestCard> found = new ArrayList<>();
        for (Pointer item : NativeArrays.take(array.getValue(), count)) {
            found.add(GuestCards.read(item));
            functions().virDomainInterfaceFree(item);
        }
        return found;
    }

    @Override
    public Screenshot screenshot(int screen) {
        return ScreenStream.take(libvirt, connection, pointer, screen);
    }

    @Override
    public Job job(int flags) {
        IntByReference type = new IntByReference();
        PointerByReference array = new PointerByReference();
        IntByReference count = new IntByReference();
        done(functions().virDomainGetJobStats(pointer, type, array, count, flags));
        Pointer block = array.getValue();
        if (block == null) {
            return Job.NONE;
        }
        Map<String, String> statistics = TypedParameters.texts(block, count.getValue());
        functions().virTypedParamsFree(block, count.getValue());
        return new Job(type.getValue(), statistics);
    }

    @Override
    public void abortJob() {
        done(functions().virDomainAbortJob(pointer));
    }

    @Override
    public NativeDomain migrate(LibvirtConnection destination, List<MigrationParameter> parameters, int flags) {
        // Nobody mixes connections of two bindings.
        return new NativeMigration(libvirt, pointer).to((NativeConnection) destination, parameters, flags);
    }

    @Override
    public void migrateTo(String uri, List<MigrationParameter> parameters, int flags) {
        new NativeMigration(libvirt, pointer).to(uri, parameters, flags);
    }

    @Override
    public List<NativeSnapshot> snapshots() {
        return NativeSnapshots.of(libvirt, pointer);
    }

    @Override
    public NativeSnapshot snapshot(String name) {
        return new NativeSnapshot(
                libvirt, libvirt.checked(functions().virDomainSnapshotLookupByName(pointer, name, 0)));
    }

    @Override
    public NativeSnapshot createSnapshot(String xml, int flags) {
        return new NativeSnapshot(
                libvirt, libvirt.checked(functions().virDomainSnapshotCreateXML(pointer, xml, flags)));
    }

    @Override
    public Optional<String> currentSnapshot() {
        if (libvirt.checked(functions().virDomainHasCurrentSnapshot(pointer, 0)) == 0) {
            return Optional.empty();
        }
        try (NativeSnapshot current =
                new NativeSnapshot(libvirt, libvirt.checked(functions().virDomainSnapshotCurrent(pointer, 0)))) {
            return Optional.of(current.name());
        }
    }
}
