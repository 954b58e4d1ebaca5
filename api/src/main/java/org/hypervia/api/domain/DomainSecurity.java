// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Optional;

/**
 * How the host keeps a domain apart from others: libvirt's security driver.
 *
 * @param model the driver's name, such as {@code selinux} or {@code none}
 * @param doi its domain of interpretation, mostly {@code 0}
 * @param label the label of the running domain; empty if it does not run or has none
 * @param enforcing whether the label is enforced
 */
public record DomainSecurity(String model, String doi, Optional<String> label, boolean enforcing) {}
