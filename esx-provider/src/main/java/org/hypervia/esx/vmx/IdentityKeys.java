// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.UUID;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.esx.vmx.text.EscapeScheme;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/** Keys that say which machine this is: {@code uuid.bios}, {@code vc.uuid}, {@code displayName}, {@code vm.genid}, {@code annotation}. */
final class IdentityKeys {
    private final VmxValues values;
    private final VmxRules rules;

    IdentityKeys(VmxValues values, VmxRules rules) {
        this.values = values;
        this.rules = rules;
    }

    void addTo(DomainDefinition.Builder domain) {
        UUID bios = uuid("uuid.bios");
        if (rules.has(VmxRule.INSTANCE_UUID)) {
            UUID instance = uuid("vc.uuid");
            if (bios != null && !VmxUuid.isZero(bios)) {
                domain.hardwareUuid(bios);
            }
            if (instance != null && !VmxUuid.isUniform(instance)) {
                domain.uuid(instance);
            } else if (bios != null) {
                domain.uuid(bios);
            }
        } else if (bios != null) {
            domain.uuid(bios);
        }
        String name = values.text("displayName");
        if (name != null) {
            String plain = EscapeScheme.PERCENT.unescape(name, "displayName");
            domain.name(EscapeScheme.PIPE.unescape(plain, "displayName"));
        }
        long generation = values.number("vm.genid", 0);
        long generationX = values.number("vm.genidX", 0);
        if (generation != 0 || generationX != 0) {
            domain.generationId(new UUID(generation, generationX));
        }
        String annotation = values.text("annotation");
        if (annotation != null) {
            domain.description(EscapeScheme.PIPE.unescape(annotation, "annotation"));
        }
    }

    private @Nullable UUID uuid(String key) {
        String value = values.text(key);
        return value == null ? null : VmxUuid.parse(key, value);
    }
}
