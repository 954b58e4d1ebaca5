// SPDX-License-Identifier: Apache-2.0
/** What callers hear of work that takes long: progress, and questions that a hypervisor asks before it goes on. */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.task;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
