// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.UUID;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.EscapeScheme;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxUuid;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/**
 * Which machine this is: {@code uuid.bios}, which the guest sees, {@code vc.uuid}, by which its vCenter knows it,
 * {@code displayName}, {@code vm.genid}, which is only read, and {@code annotation}.
 */
final class IdentityVmx {
    private static final String BIOS = "uuid.bios";
    private static final String INSTANCE = "vc.uuid";
    private static final String NAME = "displayName";
    private static final String ANNOTATION = "annotation";

    private IdentityVmx() {}

    static void read(VmxInput in, DomainDefinition.Builder domain) {
        VmxValues values = in.values();
        UUID bios = uuid(BIOS, values);
        if (in.rules().has(VmxRule.INSTANCE_UUID)) {
            UUID instance = uuid(INSTANCE, values);
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
        String name = values.text(NAME, EscapeScheme.PERCENT, EscapeScheme.PIPE);
        if (name != null) {
            domain.name(name);
        }
        long generation = values.number("vm.genid", 0);
        long generationX = values.number("vm.genidX", 0);
        if (generation != 0 || generationX != 0) {
            domain.generationId(new UUID(generation, generationX));
        }
        String annotation = values.text(ANNOTATION, EscapeScheme.PIPE);
        if (annotation != null) {
            domain.description(annotation);
        }
    }

    private static @Nullable UUID uuid(String key, VmxValues values) {
        String value = values.text(key);
        // Tools that copy machines empty the key. Libvirt 12.8 refuses such a file.
        if (value == null || (key.equals(INSTANCE) && value.isBlank())) {
            return null;
        }
        try {
            return VmxUuid.parse(key, value);
        } catch (HypervisorException malformed) {
            values.concede(key, Action.LEFT_OUT, malformed);
            return null;
        }
    }

    static void write(DomainDefinition domain, VmxWriteContext context, VmxOutput out) {
        writeUuid(domain, context, out);
        String name = domain.name()
                .filter(it -> !it.isEmpty())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_NAME, "A domain without a name cannot be written as VMX; add a name element"));
        out.add(NAME, EscapeScheme.PERCENT.escape(out.piped(name, NAME)));
        domain.description()
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> out.add(ANNOTATION, out.piped(description, ANNOTATION)));
    }

    /** Whether the guest sees another identity, which writing the one alone would change. */
    private static boolean isBesideAnother(DomainDefinition domain, VmxWriteContext context) {
        return context.rules().has(VmxRule.BOTH_IDENTITIES)
                && domain.hardwareUuid()
                        .filter(hardware -> !hardware.equals(domain.uuid()))
                        .isPresent();
    }

    private static void writeUuid(DomainDefinition domain, VmxWriteContext context, VmxOutput out) {
        if (VmxUuid.isZero(domain.uuid())) {
            out.add("uuid.action", "create");
        } else if (context.identified() || isBesideAnother(domain, context)) {
            out.add(BIOS, VmxUuid.format(domain.hardwareUuid().orElse(domain.uuid())));
            out.add(INSTANCE, VmxUuid.format(domain.uuid()));
        } else {
            out.add(BIOS, VmxUuid.format(domain.uuid()));
        }
    }
}
