// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** Which number of virtual CPUs is asked for. */
public enum VcpuCount {
    /** The number the domain has. */
    CURRENT,
    /** The number it could have. */
    MAXIMUM
}
