// SPDX-License-Identifier: Apache-2.0
/** Storage pools, volumes and transfers: datastores and iSCSI targets. */
@NullMarked
package org.hypervia.esx.storage;

import org.jspecify.annotations.NullMarked;
