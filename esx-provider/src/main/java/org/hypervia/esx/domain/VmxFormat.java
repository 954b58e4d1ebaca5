// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DiskControllers;
import org.hypervia.esx.datastore.HostPaths;
import org.hypervia.esx.vim.value.AboutInfo;
import org.hypervia.esx.vim.value.VersionNumber;
import org.hypervia.esx.vmx.HardwareVersion;
import org.hypervia.esx.vmx.ScsiModelDetector;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxWriteContext;
import org.hypervia.spi.Deadline;

/** Writes definitions as VMX files, with what the host knows of datastores and disks. */
final class VmxFormat {
    private final EsxConnection connection;
    private final DiskControllers controllers;

    VmxFormat(EsxConnection connection) {
        this.connection = connection;
        this.controllers = new DiskControllers(connection);
    }

    /** Writes a definition as libvirt does. */
    String write(DomainDefinition definition, HostPaths paths, Deadline deadline) {
        return write(definition, paths, false, hardwareVersion(), deadline);
    }

    /** Writes a definition as libvirt does, except that the machine will have the UUID of the definition. */
    String writeIdentified(DomainDefinition definition, HostPaths paths, Deadline deadline) {
        return writeIdentified(definition, paths, hardwareVersion(), deadline);
    }

    /** The same for a machine that there is, which keeps its virtual hardware. */
    String writeIdentified(DomainDefinition definition, HostPaths paths, int hardwareVersion, Deadline deadline) {
        return write(definition, paths, !connection.parameters().identifiesByBiosUuid(), hardwareVersion, deadline);
    }

    private String write(
            DomainDefinition definition, HostPaths paths, boolean identified, int hardwareVersion, Deadline deadline) {
        return VmxConverter.fromDefinition(
                definition,
                new VmxWriteContext(
                        paths,
                        ScsiModelDetector.byControllerType(path -> controllers.typeOf(path, deadline)),
                        hardwareVersion,
                        connection.dialect(),
                        identified));
    }

    /** What a new machine gets. */
    int hardwareVersion() {
        AboutInfo about = connection.session().content().about();
        VersionNumber version = VersionNumber.parse(about.version())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells the version '" + about.version() + "'"));
        return HardwareVersion.of(about.productLineId(), version.major(), version.minor());
    }
}
