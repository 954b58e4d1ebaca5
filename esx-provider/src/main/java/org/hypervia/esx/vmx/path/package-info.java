// SPDX-License-Identifier: Apache-2.0
/**
 * Names and places: files in datastores ({@link org.hypervia.esx.vmx.path.DatastorePath}), the ports that turn file names
 * into sources and back, and where drives sit and what they are called ({@link org.hypervia.esx.vmx.path.DiskPlace}). Pure
 * functions without I/O; {@link org.hypervia.esx.vmx.path.OfflinePaths} serves without a host.
 */
@NullMarked
package org.hypervia.esx.vmx.path;

import org.jspecify.annotations.NullMarked;
