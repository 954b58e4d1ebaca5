// SPDX-License-Identifier: Apache-2.0
/** The VI API: calls and values, the session, property retrieval, tasks with their one waiter, and the fault table. */
@NullMarked
package org.hypervia.esx.vim;

import org.jspecify.annotations.NullMarked;
