// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.util.Set;

/**
 * One kind of file a search asks for.
 *
 * @param type the query's type on the wire, such as {@code VmDiskFileQuery}
 * @param details what a disk query wants to know: {@code capacityKb}, {@code controllerType}, {@code thin}, …
 */
public record FileQuery(String type, Set<String> details) {
    public FileQuery {
        details = Set.copyOf(details);
    }
}
