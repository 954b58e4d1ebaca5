// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.Map;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/**
 * The objects a server names in its service content: there is one of each, whatever is below the root.
 *
 * @param rootFolder the top of the tree
 * @param sessions sessions
 * @param collector the collector every session has without asking
 * @param views views
 * @param tasks tasks
 * @param search searches by uuid, address, path
 * @param files files
 * @param disks virtual disks
 * @param performance counters
 * @param others what else it has, by the field of the service content
 */
public record Managers(
        Ref rootFolder,
        Ref sessions,
        Ref collector,
        Ref views,
        Ref tasks,
        Ref search,
        Ref files,
        Ref disks,
        Ref performance,
        Map<String, Ref> others) {
    public Managers {
        others = Map.copyOf(others);
    }

    /** The way in; the one object whose reference a client knows before it asks. */
    public static final Ref SERVICE_INSTANCE = new Ref("ServiceInstance", "ServiceInstance");

    /** What {@code RetrieveServiceContent} answers. */
    DataObject serviceContent(DataObject about) {
        DataObject.Builder content = DataObject.of("ServiceContent");
        others.forEach(content::set);
        return content.set("rootFolder", rootFolder)
                .set("propertyCollector", collector)
                .set("viewManager", views)
                .set("about", about)
                .set("sessionManager", sessions)
                .set("perfManager", performance)
                .set("taskManager", tasks)
                .set("searchIndex", search)
                .set("fileManager", files)
                .set("virtualDiskManager", disks)
                .build();
    }
}
