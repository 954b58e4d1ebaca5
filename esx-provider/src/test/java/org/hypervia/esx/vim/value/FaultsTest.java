// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.XmlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static MethodFault fault(String type, XmlNode... fields) {
        XmlNode node = new XmlNode("fault", type, "", "", List.of(fields));
        return new MethodFault(type, "Because.", VimValue.of(node));
    }

    private static XmlNode field(String name, String refType, String text, XmlNode... children) {
        return new XmlNode(name, "", refType, text, List.of(children));
    }

    @ParameterizedTest
    @CsvSource({
        // Who may do what.
        "InvalidLogin,AUTH_FAILED",
        "PasswordExpired,AUTH_FAILED",
        "NotAuthenticated,AUTH_FAILED",
        "NoClientCertificate,AUTH_FAILED",
        "InvalidGuestLogin,AUTH_FAILED",
        "NoPermission,ACCESS_DENIED",
        "SecurityError,ACCESS_DENIED",
        "SolutionUserRequired,ACCESS_DENIED",
        "HostAccessRestrictedToManagementServer,ACCESS_DENIED",
        "RestrictedVersion,OPERATION_DENIED",
        "NotEnoughLicenses,OPERATION_DENIED",
        "LicenseExpired,OPERATION_DENIED",
        "ExpiredAddonLicense,OPERATION_DENIED",
        // States.
        "InvalidPowerState,OPERATION_INVALID",
        "InvalidState,OPERATION_INVALID",
        "InvalidHostConnectionState,OPERATION_INVALID",
        "QuestionPending,OPERATION_INVALID",
        "HostNotConnected,OPERATION_INVALID",
        "InaccessibleDatastore,OPERATION_INVALID",
        "InaccessibleFTMetadataDatastore,OPERATION_INVALID",
        "TaskInProgress,RESOURCE_BUSY",
        "VAppTaskInProgress,RESOURCE_BUSY",
        "ConcurrentAccess,RESOURCE_BUSY",
        "ResourceInUse,RESOURCE_BUSY",
        "FilterInUse,RESOURCE_BUSY",
        "FileLocked,RESOURCE_BUSY",
        "MksConnectionLimitReached,RESOURCE_BUSY",
        // The guest.
        "ToolsUnavailable,AGENT_UNRESPONSIVE",
        "GuestOperationsUnavailable,AGENT_UNRESPONSIVE",
        "ApplicationQuiesceFault,AGENT_COMMAND_FAILED",
        "GuestProcessNotFound,AGENT_COMMAND_FAILED",
        // What cannot be done.
        "NotSupported,OPERATION_UNSUPPORTED",
        "CpuHotPlugNotSupported,OPERATION_UNSUPPORTED",
        "DeviceHotPlugNotSupported,OPERATION_UNSUPPORTED",
        "StorageVMotionNotSupported,OPERATION_UNSUPPORTED",
        "NotImplemented,NO_SUPPORT",
        "MethodNotFound,NO_SUPPORT",
        "InvalidVmConfig,CONFIG_UNSUPPORTED",
        "InvalidDeviceBacking,CONFIG_UNSUPPORTED",
        "MemorySizeNotSupported,CONFIG_UNSUPPORTED",
        "CpuIncompatible81EDX,CPU_INCOMPATIBLE",
        "GenericVmConfigFault,OPERATION_FAILED",
        "CannotAccessVmDisk,OPERATION_FAILED",
        "InsufficientResourcesFault,OPERATION_FAILED",
        "InsufficientMemoryResourcesFault,OPERATION_FAILED",
        "InsufficientHostCpuCapacityFault,OPERATION_FAILED",
        "InsufficientStorageSpace,OPERATION_FAILED",
        "NoDiskSpace,OPERATION_FAILED",
        "SnapshotFault,OPERATION_FAILED",
        "MigrationFault,OPERATION_FAILED",
        "HostNotReachable,OPERATION_FAILED",
        "SystemError,OPERATION_FAILED",
        "VimFault,OPERATION_FAILED",
        // Arguments, and what is there or not.
        "InvalidArgument,INVALID_ARG",
        "InvalidIndexArgument,INVALID_ARG",
        "InvalidName,INVALID_ARG",
        "InvalidDatastorePath,INVALID_ARG",
        "DeviceNotFound,DEVICE_MISSING",
        "InvalidDatastore,NO_STORAGE_POOL",
        "FileNotFound,NO_STORAGE_VOL",
        "FileAlreadyExists,STORAGE_VOL_EXIST",
        "DuplicateName,DOM_EXIST",
        "AlreadyExists,DOM_EXIST",
        "VmAlreadyExistsInDatacenter,DOM_EXIST",
        // How it ended, and trouble.
        "Timedout,OPERATION_TIMEOUT",
        "RequestCanceled,OPERATION_ABORTED",
        "InvalidRequest,INTERNAL_ERROR",
        "InvalidProperty,INTERNAL_ERROR",
        "InvalidCollectorVersion,INTERNAL_ERROR",
        "RuntimeFault,INTERNAL_ERROR",
        "SomethingThatANewerServerMadeUp,INTERNAL_ERROR"
    })
    void everyFaultHasTheCodeThatSaysIt(String type, ErrorCode code) {
        HypervisorException error = Faults.translate("Do_Task", "VirtualMachine", fault(type));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.fault()).contains(type);
        assertThat(error)
                .hasMessageContaining("Do_Task")
                .hasMessageContaining(type)
                .hasMessageContaining("Because.");
    }

    @ParameterizedTest
    @CsvSource({
        "VirtualMachine,NO_DOMAIN",
        "VirtualMachineSnapshot,NO_DOMAIN_SNAPSHOT",
        "Datastore,NO_STORAGE_POOL",
        "Network,NO_NETWORK",
        "Task,INTERNAL_ERROR",
        "Folder,INTERNAL_ERROR"
    })
    void anObjectThatIsGoneIsNamedByItsKind(String kind, ErrorCode code) {
        MethodFault gone = fault("ManagedObjectNotFound", field("obj", kind, "16"));

        assertThat(Faults.code(gone, "VirtualMachine")).isEqualTo(code);
        assertThat(gone.isGone(new ManagedObjectRef(kind, "16"))).isTrue();
        assertThat(gone.isGone(new ManagedObjectRef(kind, "17"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "AlreadyExists,HostNetworkSystem,NETWORK_EXIST",
        "AlreadyExists,Folder,DOM_EXIST",
        "DuplicateName,HostNetworkSystem,NETWORK_EXIST",
        "NotFound,HostNetworkSystem,NO_NETWORK",
        "NotFound,Folder,NO_STORAGE_VOL",
        "NotFound,HostDatastoreSystem,NO_STORAGE_POOL",
        "NotFound,VirtualMachine,OPERATION_FAILED"
    })
    void whatIsThereOrNotDependsOnWhereItWasLookedFor(String type, String target, ErrorCode code) {
        assertThat(Faults.code(fault(type), target)).isEqualTo(code);
    }

    @Test
    void theKindOfTheOtherObjectOfThatNameCountsMore() {
        MethodFault fault = fault("DuplicateName", field("name", "", "x"), field("object", "Network", "n"));

        assertThat(Faults.code(fault, "Folder")).isEqualTo(ErrorCode.NETWORK_EXIST);
    }

    @Test
    void whatTheFaultTellsStandsInTheMessage() {
        MethodFault denied = fault(
                "NoPermission",
                field("object", "VirtualMachine", "16"),
                field("privilegeId", "", "VirtualMachine.Interact.PowerOn"),
                field("missingPrivileges", "", "", field("privilegeIds", "", "System.Read")),
                field("faultMessage", "", "", field("key", "", "msg.key")));

        assertThat(Faults.translate("PowerOnVM_Task", "VirtualMachine", denied))
                .hasMessage("PowerOnVM_Task failed: NoPermission - Because. (object VirtualMachine:16, privilegeId"
                        + " VirtualMachine.Interact.PowerOn, missingPrivileges privilegeIds System.Read): give the"
                        + " user's role the missing privilege");
    }

    @Test
    void theStateThatStandsInTheWayIsTold() {
        MethodFault fault = fault("InvalidPowerState", field("existingState", "", "poweredOff"));

        assertThat(Faults.translate("x", "VirtualMachine", fault)).hasMessageContaining("existingState poweredOff");
    }

    @Test
    void whatTheTextSaysIsNotSaidTwice() {
        MethodFault fault = new MethodFault(
                "FileNotFound",
                "File [a] b was not found",
                VimValue.of(new XmlNode(
                        "fault",
                        "FileNotFound",
                        "",
                        "",
                        List.of(field("file", "", "[a] b"), field("other", "", "c")))));

        assertThat(Faults.translate("Do", "", fault))
                .hasMessage("Do failed: FileNotFound - File [a] b was not found (other c)");
    }

    @Test
    void aHostInLockdownSendsToItsCenter() {
        assertThat(Faults.translate("x", "", fault("HostAccessRestrictedToManagementServer")))
                .hasMessageContaining("vCenter");
    }

    @Test
    void aFaultWithoutANameIsAnInternalError() {
        HypervisorException error = Faults.translate("Do", "", fault(""));

        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(error.fault()).isEmpty();
    }

    @Test
    void aHostsTextStaysOnOneLineAndWithinReason() {
        MethodFault fault = new MethodFault("X", "a\n\u0007b" + "c".repeat(5000), VimValue.of(XmlNode.NONE));

        assertThat(Faults.translate("Do", "", fault).getMessage())
                .startsWith("Do failed: X - a bccc")
                .hasSizeLessThan(1100);
    }

    @Test
    void aLocalizedFaultWithoutATextTakesTheTextsOfItsMessages() {
        XmlNode localized = new XmlNode(
                "error",
                "LocalizedMethodFault",
                "",
                "",
                List.of(field(
                        "fault",
                        "",
                        "",
                        field("faultMessage", "", "", field("key", "", "k"), field("message", "", "It is full.")))));

        assertThat(MethodFault.of(VimValue.of(localized)).text()).isEqualTo("It is full.");
    }

    @Test
    void theTableOfTypesIsWhole() {
        assertThat(FaultTypes.base("InvalidPowerState")).isEqualTo("InvalidState");
        assertThat(FaultTypes.base("InvalidState")).isEqualTo("VimFault");
        assertThat(FaultTypes.base("NotAuthenticated")).isEqualTo("NoPermission");
        assertThat(FaultTypes.base("MethodFault")).isNull();
        assertThat(Faults.types())
                .filteredOn(type -> FaultTypes.base(type) == null)
                .containsExactly("MethodFault");
    }
}
