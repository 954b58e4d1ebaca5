// SPDX-License-Identifier: Apache-2.0
/** What an open connection holds, for the operations that work over it. */
@NullMarked
package org.hypervia.esx.connection;

import org.jspecify.annotations.NullMarked;
