// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Where something stands that a rule is about: an element of a text, or a definition that never was one. */
@FunctionalInterface
interface Spot {
    /** Makes the error about what stands here. */
    HypervisorException error(ErrorCode code, String message);
}
