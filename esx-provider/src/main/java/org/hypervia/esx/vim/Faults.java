// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.XmlNode;

/** The fault table: which of libvirt's codes says what a VI fault says. The host's own text and name are kept. */
public final class Faults {
    private static final Map<String, ErrorCode> CODES = codes();

    private Faults() {}

    private static Map<String, ErrorCode> codes() {
        Map<String, ErrorCode> codes = new HashMap<>();
        put(
                codes,
                ErrorCode.AUTH_FAILED,
                "InvalidLogin NotAuthenticated PasswordExpired InvalidClientCertificate NoClientCertificate InvalidToken");
        put(
                codes,
                ErrorCode.ACCESS_DENIED,
                "NoPermission SecurityError SolutionUserRequired HostAccessRestrictedToManagementServer AuthMinimumAdminPermission NoPermissionOnHost");
        // The licence of the host, not the user, forbids it: what libvirt says of a connection that may not write.
        put(
                codes,
                ErrorCode.OPERATION_DENIED,
                "RestrictedVersion NotEnoughLicenses LicenseRestricted LicenseExpired ExpiredAddonLicense ExpiredEditionLicense ExpiredFeatureLicense InvalidEditionLicense LicenseSourceUnavailable NoLicenseServerConfigured VmLimitLicense VramLimitLicense MethodDisabled");
        put(
                codes,
                ErrorCode.OPERATION_INVALID,
                "InvalidPowerState InvalidState InvalidVmState InvalidHostState InvalidHostConnectionState InvalidDatastoreState CannotPowerOffVmInCluster NoActiveHostInCluster OvfConsumerPowerOnFault VmPowerOnDisabled EncryptionKeyRequired QuestionPending SnapshotDisabled SnapshotNoChange TooManySnapshotLevels MultipleSnapshotsNotSupported");
        put(
                codes,
                ErrorCode.RESOURCE_BUSY,
                "TaskInProgress VAppTaskInProgress ConcurrentAccess ResourceInUse FileLocked SnapshotLocked ToolsInstallationInProgress MksConnectionLimitReached InsufficientStandbyResource");
        put(
                codes,
                ErrorCode.AGENT_UNRESPONSIVE,
                "ToolsUnavailable GuestOperationsUnavailable FilesystemQuiesceFault ApplicationQuiesceFault NoGuestHeartbeat");
        put(
                codes,
                ErrorCode.OPERATION_UNSUPPORTED,
                "NotSupported NotImplemented MethodNotFound CpuHotPlugNotSupported MemoryHotPlugNotSupported DeviceHotPlugNotSupported SnapshotIncompatibleDeviceInVm MemorySnapshotOnIndependentDisk");
        put(
                codes,
                ErrorCode.CONFIG_UNSUPPORTED,
                "InvalidVmConfig VmConfigFault DeviceNotSupported DeviceUnsupportedForVmPlatform DeviceUnsupportedForVmVersion InvalidDeviceSpec InvalidDeviceBacking InvalidDeviceOperation InvalidController MissingController TooManyDevices UnsupportedGuest VirtualHardwareVersionNotSupported NumVirtualCpusNotSupported MemorySizeNotSupported MemorySizeNotRecommended");
        put(codes, ErrorCode.DEVICE_MISSING, "DeviceNotFound");
        put(
                codes,
                ErrorCode.OPERATION_FAILED,
                "InsufficientResourcesFault InsufficientCpuResourcesFault InsufficientMemoryResourcesFault InsufficientHostCapacityFault InsufficientHostCpuCapacityFault InsufficientHostMemoryCapacityFault InsufficientPerCpuCapacity InsufficientStorageSpace InsufficientFailoverResourcesFault InsufficientGraphicsResourcesFault InsufficientNetworkCapacity NumVirtualCpusExceedsLimit NoDiskSpace HostInventoryFull CannotAccessVmComponent CannotAccessVmConfig CannotAccessVmDevice CannotAccessVmDisk CannotAccessNetwork CannotAccessFile CannotCreateFile CannotDeleteFile FileFault SnapshotFault MigrationFault HostCommunication HostNotConnected HostNotReachable SystemError");
        put(codes, ErrorCode.OPERATION_TIMEOUT, "Timedout");
        put(codes, ErrorCode.OPERATION_ABORTED, "RequestCanceled");
        put(codes, ErrorCode.DOM_EXIST, "DuplicateName AlreadyExists");
        put(codes, ErrorCode.STORAGE_VOL_EXIST, "FileAlreadyExists");
        put(codes, ErrorCode.NO_STORAGE_VOL, "FileNotFound NotFound");
        put(
                codes,
                ErrorCode.INVALID_ARG,
                "InvalidArgument InvalidName InvalidDatastorePath InvalidType InvalidRequest InvalidProperty InvalidFolder InvalidLocale");
        put(codes, ErrorCode.NO_STORAGE_POOL, "InvalidDatastore DatastoreNotWritableOnHost InaccessibleDatastore");
        return Map.copyOf(codes);
    }

    private static void put(Map<String, ErrorCode> codes, ErrorCode code, String faults) {
        for (String fault : faults.split(" ", -1)) {
            codes.put(fault, code);
        }
    }

    /**
     * Translates a fault.
     *
     * @param action what was tried, such as {@code PowerOnVM_Task on VirtualMachine:16}
     * @param text what the host says of it, possibly nothing
     * @param fault the typed fault, its {@code xsiType} being its name
     */
    public static HypervisorException translate(String action, String text, XmlNode fault) {
        String name = fault.xsiType();
        StringBuilder message = new StringBuilder(action).append(" failed: ");
        message.append(name.isEmpty() ? "an unnamed fault" : name);
        if (!text.isBlank()) {
            message.append(" - ").append(text.strip());
        }
        facts(fault).ifPresent(facts -> message.append(" (").append(facts).append(')'));
        ErrorCode code = code(fault);
        nextStep(code).ifPresent(step -> message.append(": ").append(step));
        return new HypervisorException(code, message.toString(), name.isEmpty() ? null : name, null);
    }

    static ErrorCode code(XmlNode fault) {
        if (fault.xsiType().equals("ManagedObjectNotFound")) {
            return switch (fault.child("obj").map(XmlNode::refType).orElse("")) {
                case "VirtualMachine" -> ErrorCode.NO_DOMAIN;
                case "VirtualMachineSnapshot" -> ErrorCode.NO_DOMAIN_SNAPSHOT;
                case "Datastore" -> ErrorCode.NO_STORAGE_POOL;
                case "Network" -> ErrorCode.NO_NETWORK;
                default -> ErrorCode.INTERNAL_ERROR;
            };
        }
        return CODES.getOrDefault(fault.xsiType(), ErrorCode.INTERNAL_ERROR);
    }

    private static Optional<String> facts(XmlNode fault) {
        String facts = fault.children().stream()
                .filter(field -> field.children().isEmpty() && !field.text().isBlank())
                .filter(field -> !field.name().startsWith("fault"))
                .map(field -> field.name() + " " + field.text().strip())
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
    }

    private static Optional<String> nextStep(ErrorCode code) {
        return Optional.ofNullable(
                switch (code) {
                    case AUTH_FAILED -> "check user and password";
                    case ACCESS_DENIED -> "give the user's role the missing privilege";
                    case OPERATION_DENIED -> "the host's licence or settings forbid it through the API";
                    case RESOURCE_BUSY -> "wait for the other task and repeat";
                    case AGENT_UNRESPONSIVE -> "VMware Tools must run in the guest";
                    case NO_DOMAIN -> "the domain is gone; list the domains to see what there is";
                    default -> null;
                });
    }
}
