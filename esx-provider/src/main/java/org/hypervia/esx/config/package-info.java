// SPDX-License-Identifier: Apache-2.0
/** What a connection URI says to this provider: libvirt's ESX parameters and ours, checked before any network I/O. */
@NullMarked
package org.hypervia.esx.config;

import org.jspecify.annotations.NullMarked;
