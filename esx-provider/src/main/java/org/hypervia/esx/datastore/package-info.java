// SPDX-License-Identifier: Apache-2.0
/** Files on datastores: transfer over /folder, and the host-backed translation of file names. */
@NullMarked
package org.hypervia.esx.datastore;

import org.jspecify.annotations.NullMarked;
