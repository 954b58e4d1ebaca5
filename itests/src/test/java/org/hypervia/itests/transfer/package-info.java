// SPDX-License-Identifier: Apache-2.0
/** Transfers of the ESX provider that are large. */
@NullMarked
package org.hypervia.itests.transfer;

import org.jspecify.annotations.NullMarked;
