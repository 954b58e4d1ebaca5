// SPDX-License-Identifier: Apache-2.0
/** Storage pools and volumes: the host's datastores with their files, and its iSCSI targets with their devices. */
@NullMarked
package org.hypervia.esx.storage;

import org.jspecify.annotations.NullMarked;
