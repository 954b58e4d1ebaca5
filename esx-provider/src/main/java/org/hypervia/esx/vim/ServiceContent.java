// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.HashMap;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.XmlNode;

/** {@code ServiceContent}: what a server is and where its managers are. Older servers have fewer of them. */
public record ServiceContent(AboutInfo about, Map<String, ManagedObjectRef> managers) {
    public ServiceContent {
        managers = Map.copyOf(managers);
    }

    static ServiceContent of(XmlNode node) {
        Map<String, ManagedObjectRef> managers = new HashMap<>();
        for (XmlNode child : node.children()) {
            if (!child.refType().isEmpty()) {
                managers.put(child.name(), ManagedObjectRef.of(child));
            }
        }
        return new ServiceContent(AboutInfo.of(node.child("about").orElseThrow(() -> missing("about"))), managers);
    }

    /** Returns a manager that the server must have, by the name of its field; {@code NO_SUPPORT} if it has none. */
    public ManagedObjectRef manager(String field) {
        ManagedObjectRef manager = managers.get(field);
        if (manager == null) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT, about.fullName() + " has no " + field + ", which this needs");
        }
        return manager;
    }

    private static HypervisorException missing(String field) {
        return new HypervisorException(
                ErrorCode.HTTP_ERROR, "the server's ServiceContent lacks " + field + ": it is no VI server");
    }
}
