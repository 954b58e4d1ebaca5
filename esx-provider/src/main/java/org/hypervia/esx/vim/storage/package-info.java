// SPDX-License-Identifier: Apache-2.0
/** Storage of a host as the VI API has it: datastores, adapters with their targets, files, virtual disks. */
@NullMarked
package org.hypervia.esx.vim.storage;

import org.jspecify.annotations.NullMarked;
