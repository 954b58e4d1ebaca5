// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.XmlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static XmlNode fault(String type, XmlNode... fields) {
        return new XmlNode("fault", type, "", "", List.of(fields));
    }

    private static XmlNode field(String name, String refType, String text) {
        return new XmlNode(name, "", refType, text, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidLogin,AUTH_FAILED",
        "NotAuthenticated,AUTH_FAILED",
        "NoPermission,ACCESS_DENIED",
        "RestrictedVersion,OPERATION_DENIED",
        "LicenseExpired,OPERATION_DENIED",
        "InvalidPowerState,OPERATION_INVALID",
        "InvalidState,OPERATION_INVALID",
        "TaskInProgress,RESOURCE_BUSY",
        "ConcurrentAccess,RESOURCE_BUSY",
        "FileLocked,RESOURCE_BUSY",
        "ToolsUnavailable,AGENT_UNRESPONSIVE",
        "NotSupported,OPERATION_UNSUPPORTED",
        "CpuHotPlugNotSupported,OPERATION_UNSUPPORTED",
        "InsufficientMemoryResourcesFault,OPERATION_FAILED",
        "InsufficientStorageSpace,OPERATION_FAILED",
        "Timedout,OPERATION_TIMEOUT",
        "RequestCanceled,OPERATION_ABORTED",
        "DuplicateName,DOM_EXIST",
        "FileAlreadyExists,STORAGE_VOL_EXIST",
        "FileNotFound,NO_STORAGE_VOL",
        "InvalidArgument,INVALID_ARG",
        "InvalidDatastorePath,INVALID_ARG",
        "DeviceNotFound,DEVICE_MISSING",
        "SomethingThatANewerServerMadeUp,INTERNAL_ERROR"
    })
    void everyFaultHasTheCodeThatSaysIt(String type, ErrorCode code) {
        HypervisorException error = Faults.translate("Do_Task", "Because.", fault(type));

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
        "Task,INTERNAL_ERROR"
    })
    void anObjectThatIsGoneIsNamedByItsKind(String kind, ErrorCode code) {
        XmlNode gone = fault("ManagedObjectNotFound", field("obj", kind, "16"));

        assertThat(Faults.translate("Do", "", gone).code()).isEqualTo(code);
    }

    @Test
    void whatTheFaultTellsStandsInTheMessage() {
        XmlNode denied = fault(
                "NoPermission",
                field("object", "VirtualMachine", "16"),
                field("privilegeId", "", "VirtualMachine.Interact.PowerOn"));

        assertThat(Faults.translate("PowerOnVM_Task", "Permission denied", denied))
                .hasMessageContaining("VirtualMachine.Interact.PowerOn")
                .hasMessageContaining("object 16");
    }

    @Test
    void aFaultWithoutANameIsAnInternalError() {
        HypervisorException error = Faults.translate("Do", "", fault(""));

        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(error.fault()).isEmpty();
    }
}
