// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code ServiceContent}: what a server is and where its managers are. Older servers have fewer of them.
 *
 * @param about what the server is
 * @param managers by the names of the fields, such as {@code sessionManager}
 */
public record ServiceContent(AboutInfo about, Map<String, ManagedObjectRef> managers) {
    public ServiceContent {
        managers = Map.copyOf(managers);
    }

    public static ServiceContent read(SoapReader in) {
        Map<String, ManagedObjectRef> managers = new HashMap<>();
        AboutInfo about = null;
        int level = in.level();
        while (in.nextChild(level)) {
            String field = in.name();
            if (field.equals("about")) {
                about = AboutInfo.read(in);
            } else if (!in.refType().isEmpty()) {
                managers.put(field, ManagedObjectRef.read(in));
            }
        }
        return new ServiceContent(present(about), managers);
    }

    private static AboutInfo present(@Nullable AboutInfo about) {
        if (about == null) {
            throw new HypervisorException(
                    ErrorCode.HTTP_ERROR,
                    "the server does not say what it is: it is no VI server; check host and port");
        }
        return about;
    }

    /** Returns a manager that the server must have, by the name of its field; {@code NO_SUPPORT} if it has none. */
    public ManagedObjectRef manager(String field) {
        return find(field)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_SUPPORT, about.fullName() + " has no " + field + ", which this needs"));
    }

    /** Returns a manager by the name of its field, if the server has it. */
    public Optional<ManagedObjectRef> find(String field) {
        return Optional.ofNullable(managers.get(field));
    }
}
