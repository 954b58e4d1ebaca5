// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.DomainXmlDialect;
import org.jspecify.annotations.Nullable;

/**
 * What the conversion of a VMX file to a definition needs to know beside the file.
 *
 * @param paths turns file names into sources
 * @param datacenterPath the inventory path of the datacenter, or null
 * @param moref the managed object id of the machine, such as {@code vm-42}, or null
 * @param dialect which libvirt's answers are given
 * @param legacyUuid whether {@code uuid.bios} is the identity, as it was before libvirt 12.4
 */
public record VmxReadContext(
        FileNameParser paths,
        @Nullable String datacenterPath,
        @Nullable String moref,
        DomainXmlDialect dialect,
        boolean legacyUuid) {

    /**
     * Makes a context that only knows how to find files.
     *
     * @param paths turns file names into sources
     * @return the context, in the newest dialect
     */
    public static VmxReadContext of(FileNameParser paths) {
        return new VmxReadContext(paths, null, null, DomainXmlDialect.LATEST, false);
    }

    VmxRules rules() {
        VmxRules rules = VmxRules.of(dialect);
        return legacyUuid ? rules.without(VmxRule.INSTANCE_UUID) : rules;
    }
}
