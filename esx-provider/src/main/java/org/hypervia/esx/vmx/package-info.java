// SPDX-License-Identifier: Apache-2.0
/**
 * VMware's virtual machine configuration files: VMX text, {@link org.hypervia.esx.vmx.text.VmxFile} and the domain definition.
 *
 * <p>Pure functions without I/O. What needs a host (datastore names, the model of a SCSI controller) comes in through the
 * ports {@link org.hypervia.esx.vmx.path.FileNameParser}, {@link org.hypervia.esx.vmx.path.FileNameFormatter} and
 * {@link org.hypervia.esx.vmx.ScsiModelDetector}; {@link org.hypervia.esx.vmx.path.OfflinePaths} serves without one. Start at
 * {@link org.hypervia.esx.vmx.VmxConverter}. Nothing here may know HTTP, SOAP or the VI API.
 */
@NullMarked
package org.hypervia.esx.vmx;

import org.jspecify.annotations.NullMarked;
