// SPDX-License-Identifier: Apache-2.0
/** An application that brings libraries along, in processes of its own with the class paths that it may have. */
@NullMarked
package org.hypervia.itests.consumer;

import org.jspecify.annotations.NullMarked;
