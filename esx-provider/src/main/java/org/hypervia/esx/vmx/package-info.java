// SPDX-License-Identifier: Apache-2.0
/**
 * VMware's virtual machine configuration files and the domain definition. Start at
 * {@link org.hypervia.esx.vmx.VmxConverter}.
 *
 * <p>Each thing of a machine has one class, {@code NetworkVmx}, {@code DiskVmx} and so on, whose {@code read} takes it out of
 * a file and whose {@code write} is the way back. {@code VmxToDefinition} and {@code DefinitionToVmx} call them in libvirt's
 * order, which is not the same in both directions. A new kind of device is one such class and a line in each of the two.
 *
 * <p>Text, numbers and dialects are below in {@code text}, names of files and places of drives in {@code path}. Pure
 * functions without I/O: what needs a host (datastore names, the model of a SCSI controller) comes in through the ports
 * {@link org.hypervia.esx.vmx.path.FileNameParser}, {@link org.hypervia.esx.vmx.path.FileNameFormatter} and
 * {@link org.hypervia.esx.vmx.ScsiModelDetector}; {@link org.hypervia.esx.vmx.path.OfflinePaths} serves without one. Nothing
 * here may know HTTP, SOAP or the VI API.
 */
@NullMarked
package org.hypervia.esx.vmx;

import org.jspecify.annotations.NullMarked;
