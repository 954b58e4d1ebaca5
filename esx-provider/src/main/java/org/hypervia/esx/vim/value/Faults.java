// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.jspecify.annotations.Nullable;

/**
 * The fault table: which of libvirt's codes says what a VI fault says. A type that is not in it counts as the nearest
 * type it extends; the host's own text and the fault's name are kept.
 */
public final class Faults {
    private static final int SHOWN = 1000;

    /**
     * What a terminal would obey instead of showing it: control characters, those above ASCII included, which many take
     * for the beginning of a command, and what turns the direction of writing or is not seen at all.
     */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    /** Types and their codes; each holds for the types that extend it too. */
    private static final Map<String, ErrorCode> CODES = Stream.of(
                    // The roots: what the API declares is a refusal by the host, the rest is trouble.
                    of(ErrorCode.OPERATION_FAILED, "VimFault"),
                    of(ErrorCode.INTERNAL_ERROR, "MethodFault RuntimeFault"),
                    of(
                            ErrorCode.OPERATION_FAILED,
                            "SystemError HostCommunication DatabaseError ConflictingDatastoreFound"),
                    // Who may do what.
                    of(
                            ErrorCode.AUTH_FAILED,
                            "InvalidLogin NotAuthenticated NoClientCertificate InvalidToken SSPIChallenge"),
                    of(ErrorCode.AUTH_FAILED, "InvalidGuestLogin"),
                    of(ErrorCode.ACCESS_DENIED, "SecurityError AuthMinimumAdminPermission NoPermissionOnHost"),
                    of(ErrorCode.ACCESS_DENIED, "NoPermissionOnNasVolume DvsNotAuthorized GuestPermissionDenied"),
                    of(ErrorCode.ACCESS_DENIED, "HostAccessRestrictedToManagementServer"),
                    // The licence makes the API of the host read-only: libvirt's word for a connection that may not
                    // write.
                    of(ErrorCode.OPERATION_DENIED, "RestrictedVersion RestrictedByAdministrator NotEnoughLicenses"),
                    of(
                            ErrorCode.OPERATION_DENIED,
                            "LicenseAssignmentFailed VMotionNotLicensed DisallowedChangeByService"),
                    // States.
                    of(
                            ErrorCode.OPERATION_INVALID,
                            "InvalidState MethodDisabled MethodAlreadyDisabledFault HostNotConnected"),
                    of(
                            ErrorCode.OPERATION_INVALID,
                            "SnapshotDisabled VAppNotRunning MigrationNotReady AlreadyConnected"),
                    of(
                            ErrorCode.OPERATION_INVALID,
                            "AlreadyBeingManaged AlreadyUpgraded ToolsAlreadyUpgraded RebootRequired"),
                    of(ErrorCode.OPERATION_INVALID, "OperationDisallowedOnHost DisallowedOperationOnFailoverHost"),
                    of(
                            ErrorCode.OPERATION_INVALID,
                            "InaccessibleDatastore DatastoreNotWritableOnHost DirectoryNotEmpty"),
                    of(
                            ErrorCode.RESOURCE_BUSY,
                            "TaskInProgress ConcurrentAccess ResourceInUse FileLocked SnapshotLocked"),
                    of(ErrorCode.RESOURCE_BUSY, "VAppOperationInProgress MksConnectionLimitReached TooManyGuestLogons"),
                    of(ErrorCode.RESOURCE_BUSY, "ToolsInstallationInProgress StorageDrsHmsMoveInProgress"),
                    of(ErrorCode.RESOURCE_BUSY, "FailToLockFaultToleranceVMs TooManyConcurrentNativeClones"),
                    // The guest.
                    of(
                            ErrorCode.AGENT_UNRESPONSIVE,
                            "ToolsUnavailable GuestOperationsUnavailable GuestComponentsOutOfDate"),
                    of(ErrorCode.AGENT_UNRESPONSIVE, "NoGuestHeartbeat"),
                    of(
                            ErrorCode.AGENT_COMMAND_FAILED,
                            "GuestOperationsFault FilesystemQuiesceFault ApplicationQuiesceFault"),
                    // What the host cannot do, or not with this configuration.
                    of(
                            ErrorCode.OPERATION_UNSUPPORTED,
                            "NotSupported CpuHotPlugNotSupported MemoryHotPlugNotSupported"),
                    of(ErrorCode.OPERATION_UNSUPPORTED, "DeviceHotPlugNotSupported SnapshotIncompatibleDeviceInVm"),
                    of(
                            ErrorCode.OPERATION_UNSUPPORTED,
                            "MultipleSnapshotsNotSupported MemorySnapshotOnIndependentDisk"),
                    of(ErrorCode.OPERATION_UNSUPPORTED, "OperationNotSupportedByGuest OperationDisabledByGuest"),
                    of(ErrorCode.OPERATION_UNSUPPORTED, "MigrationFeatureNotSupported SnapshotCopyNotSupported"),
                    of(ErrorCode.OPERATION_UNSUPPORTED, "VMotionNotSupported CloneFromSnapshotNotSupported"),
                    of(ErrorCode.NO_SUPPORT, "NotImplemented MethodNotFound UnsupportedVimApiVersion"),
                    of(ErrorCode.CONFIG_UNSUPPORTED, "VmConfigFault"),
                    of(ErrorCode.OPERATION_FAILED, "GenericVmConfigFault CannotAccessVmComponent"),
                    of(ErrorCode.CPU_INCOMPATIBLE, "CpuIncompatible EVCAdmissionFailedCPUModel"),
                    of(ErrorCode.CPU_INCOMPATIBLE, "EVCAdmissionFailedCPUFeaturesForMode EVCAdmissionFailedCPUVendor"),
                    of(ErrorCode.DEVICE_MISSING, "DeviceNotFound"),
                    of(
                            ErrorCode.INVALID_ARG,
                            "InvalidArgument InvalidName InvalidDatastorePath InvalidFolder OutOfBounds"),
                    of(
                            ErrorCode.INVALID_ARG,
                            "InvalidLocale InvalidPrivilege FileNameTooLong IncorrectFileType NotAFile"),
                    of(ErrorCode.INVALID_ARG, "NotADirectory"),
                    // What is there already, and what is not there.
                    of(ErrorCode.DOM_EXIST, "DuplicateName AlreadyExists VmAlreadyExistsInDatacenter"),
                    of(ErrorCode.STORAGE_VOL_EXIST, "FileAlreadyExists"),
                    of(ErrorCode.NO_STORAGE_VOL, "FileNotFound NoDiskFound"),
                    of(ErrorCode.NO_STORAGE_POOL, "InvalidDatastore"),
                    // How it ended.
                    of(ErrorCode.OPERATION_TIMEOUT, "Timedout"),
                    of(ErrorCode.OPERATION_ABORTED, "RequestCanceled ToolsUpgradeCancelled"))
            .flatMap(entries -> entries.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Faults() {}

    private static Map<String, ErrorCode> of(ErrorCode code, String types) {
        return Stream.of(types.split(" ", -1)).collect(Collectors.toMap(type -> type, type -> code));
    }

    /** Translates the fault of a call. */
    public static HypervisorException translate(SoapCall<?> call, MethodFault fault) {
        return translate(call.what(), call.target().type(), fault);
    }

    /**
     * Translates a fault.
     *
     * @param action what was tried, such as {@code PowerOnVM_Task on VirtualMachine:16}
     * @param targetType the kind of object on which it was tried
     */
    public static HypervisorException translate(String action, String targetType, MethodFault fault) {
        ErrorCode code = code(fault, targetType);
        String detail = detail(fault);
        String message = Optional.of(fault)
                .filter(found -> found.is("InvalidPowerState"))
                .flatMap(found -> PowerNeed.explain(action, found, detail))
                .orElseGet(() -> action + " failed: " + detail
                        + nextStep(fault.type(), code).map(step -> ": " + step).orElse(""));
        return new HypervisorException(code, message, fault.type().isEmpty() ? null : fault.type(), null);
    }

    /** The fault as the host words it: its name, the host's text, and its fields. */
    private static String detail(MethodFault fault) {
        StringBuilder detail = new StringBuilder(fault.type().isEmpty() ? "an unnamed fault" : shown(fault.type()));
        if (!fault.text().isBlank()) {
            detail.append(" - ").append(shown(fault.text()));
        }
        facts(fault).ifPresent(facts -> detail.append(" (").append(facts).append(')'));
        return detail.toString();
    }

    /** Returns the code of a fault, by the object it speaks of where the code depends on that. */
    static ErrorCode code(MethodFault fault, String targetType) {
        return switch (fault.type()) {
            case "" -> ErrorCode.INTERNAL_ERROR;
            case "ManagedObjectNotFound" -> gone(referred(fault, "obj"));
            case "DuplicateName" -> exists(referred(fault, "object"), targetType);
            case "AlreadyExists" -> exists("", targetType);
            case "NotFound" -> notFound(targetType);
            default -> code(fault.type());
        };
    }

    /** Returns the code of a type by the table alone. */
    static ErrorCode code(String type) {
        for (String at = type; at != null; at = FaultTypes.base(at)) {
            ErrorCode code = CODES.get(at);
            if (code != null) {
                return code;
            }
        }
        // A fault of a newer server: libvirt's word for what has no other.
        return ErrorCode.INTERNAL_ERROR;
    }

    /** Returns the types that have a code of their own. */
    static Set<String> types() {
        return CODES.keySet();
    }

    private static String referred(MethodFault fault, String field) {
        return fault.fields()
                .child(field)
                .flatMap(VimValue::reference)
                .map(ManagedObjectRef::type)
                .orElse("");
    }

    private static ErrorCode gone(String type) {
        return switch (type) {
            case "VirtualMachine" -> ErrorCode.NO_DOMAIN;
            case "VirtualMachineSnapshot" -> ErrorCode.NO_DOMAIN_SNAPSHOT;
            case "Datastore", "HostDatastoreBrowser" -> ErrorCode.NO_STORAGE_POOL;
            case "Network", "DistributedVirtualPortgroup", "OpaqueNetwork" -> ErrorCode.NO_NETWORK;
            // Tasks, filters, folders, hosts: no user has named them.
            default -> ErrorCode.INTERNAL_ERROR;
        };
    }

    private static ErrorCode exists(String objectType, String targetType) {
        return switch (objectType.isEmpty() ? targetType : objectType) {
            case "Network", "DistributedVirtualPortgroup", "HostNetworkSystem" -> ErrorCode.NETWORK_EXIST;
            default -> ErrorCode.DOM_EXIST;
        };
    }

    private static ErrorCode notFound(String targetType) {
        return switch (targetType) {
            case "HostNetworkSystem" -> ErrorCode.NO_NETWORK;
            // Registering a machine: its file is not there.
            case "Folder" -> ErrorCode.NO_STORAGE_VOL;
            case "HostDatastoreSystem", "HostStorageSystem", "HostDatastoreBrowser" -> ErrorCode.NO_STORAGE_POOL;
            default -> ErrorCode.OPERATION_FAILED;
        };
    }

    /**
     * The fields of a fault in words, but for those that its text has: the state a machine is in, the privilege that lacks
     * and where, the busy task.
     */
    private static Optional<String> facts(MethodFault fault) {
        String facts = fault.fields()
                .items()
                .filter(field -> !field.name().startsWith("fault"))
                .filter(field -> field.token().isBlank() || !fault.text().contains(field.token()))
                .map(Faults::fact)
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? Optional.empty() : Optional.of(shown(facts));
    }

    private static String fact(VimValue field) {
        String value = field.reference()
                .map(ManagedObjectRef::toString)
                .orElseGet(() -> field.isEmpty()
                        ? ""
                        : field.token() + field.items().map(Faults::fact).collect(Collectors.joining(" ")));
        return value.isBlank() ? "" : field.name() + " " + value;
    }

    private static Optional<String> nextStep(String type, ErrorCode code) {
        if (type.equals("HostAccessRestrictedToManagementServer")) {
            return Optional.of("the host is in lockdown mode; connect to its vCenter");
        }
        return Optional.ofNullable(stepFor(code));
    }

    private static @Nullable String stepFor(ErrorCode code) {
        return switch (code) {
            case AUTH_FAILED -> "check user and password";
            case ACCESS_DENIED -> "give the user's role the missing privilege";
            case OPERATION_DENIED -> "the host's licence or settings forbid it through the API";
            case RESOURCE_BUSY -> "wait for the other task and repeat";
            case AGENT_UNRESPONSIVE -> "VMware Tools must run in the guest";
            case NO_DOMAIN -> "the domain is gone; list the domains to see what there is";
            case NO_DOMAIN_SNAPSHOT -> "the snapshot is gone; list the snapshots to see what there is";
            default -> null;
        };
    }

    /** A name as it is, but for what a terminal would obey instead of showing it: each such character is a blank. */
    public static String named(String name) {
        return UNSHOWN.matcher(name)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }

    /** A server's text in one line, and not all of it if it goes on and on. */
    public static String shown(String text) {
        String line = UNSHOWN.matcher(text.strip()).replaceAll(" ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
