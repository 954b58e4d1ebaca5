// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.check;

/** How a step of a {@link ConnectionCheck} went. */
public enum CheckOutcome {
    /** It works. */
    OK,
    /** It works, but there is something to know, such as a certificate that expires within days. */
    WARNING,
    /** It does not work, and a connection does not either, or not all that it is for. */
    FAILED,
    /** It was not tried: there is nothing to try, or an earlier step that it stands on has failed. */
    SKIPPED
}
