// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.EnumSet;
import java.util.Set;
import org.hypervia.api.definition.DomainXmlDialect;

/** The rules of one dialect. Immutable. */
public record VmxRules(Set<VmxRule> rules) {
    private static final VmxRules LATEST = new VmxRules(EnumSet.allOf(VmxRule.class));
    private static final VmxRules LIBVIRT_9_0 = ofLibvirt(9, 0);

    public VmxRules {
        rules = Set.copyOf(rules);
    }

    public static VmxRules of(DomainXmlDialect dialect) {
        return switch (dialect) {
            case LATEST -> LATEST;
            case LIBVIRT_9_0 -> LIBVIRT_9_0;
        };
    }

    /** The rules of any version in between; no dialect is offered for them, but libvirt's test data knows them. */
    public static VmxRules ofLibvirt(int major, int minor) {
        var rules = EnumSet.allOf(VmxRule.class);
        rules.removeIf(rule -> !rule.isIn(major, minor));
        return new VmxRules(rules);
    }

    public VmxRules without(VmxRule rule) {
        var rest = EnumSet.allOf(VmxRule.class);
        rest.removeIf(one -> one == rule || !rules.contains(one));
        return new VmxRules(rest);
    }

    public boolean has(VmxRule rule) {
        return rules.contains(rule);
    }
}
