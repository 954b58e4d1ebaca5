// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vmx.text.EscapeScheme;

/** {@code ManagedEntity.name}: what people call an object of the inventory. The server writes some characters as {@code %2f}. */
public final class EntityName {
    /** The property to ask for. */
    public static final String PATH = "name";

    private EntityName() {}

    /** Returns the name as people write it, or why there is none. */
    public static Reading<String> reading(ObjectContent object) {
        return object.reading(PATH).map(EntityName::unescaped);
    }

    /** Returns a text as people write it that servers escape like a name; a percent sign that begins no escape stays. */
    public static String unescapedLeniently(String text) {
        return EscapeScheme.PERCENT.unescapeLeniently(text);
    }

    /** A name with a percent sign that begins no escape was never escaped, and is the only one that people know. */
    private static String unescaped(String text) {
        try {
            return EscapeScheme.PERCENT.unescape(text, PATH);
        } catch (HypervisorException e) {
            return text;
        }
    }

    /** Returns the name as people write it; fails where there is none, since nobody could speak of the object. */
    public static String of(ObjectContent object) {
        Reading<String> name = reading(object);
        if (name instanceof Reading.Value<String> found) {
            return found.value();
        }
        throw name instanceof Reading.Failed<String> failed
                ? failed.error()
                : new HypervisorException(ErrorCode.INTERNAL_ERROR, "the host tells no name of " + object.subject());
    }
}
