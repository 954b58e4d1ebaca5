// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import static org.hypervia.esx.vim.host.InventoryTree.APP;
import static org.hypervia.esx.vim.host.InventoryTree.CLUSTER;
import static org.hypervia.esx.vim.host.InventoryTree.COMPUTE;
import static org.hypervia.esx.vim.host.InventoryTree.DATACENTER;
import static org.hypervia.esx.vim.host.InventoryTree.FOLDER;
import static org.hypervia.esx.vim.host.InventoryTree.HOST;
import static org.hypervia.esx.vim.host.InventoryTree.PARENT;
import static org.hypervia.esx.vim.host.InventoryTree.POOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.esx.vim.value.VimValue;

/**
 * In what of the inventory machines are. The names of all that is above them come with the machines, each once, so that the
 * placements of a listing fit its machines and cost no round trip.
 */
public final class Placements {
    private static final String HOST_OF = "runtime.host";
    private static final String POOL_OF = "resourcePool";
    private static final String APP_OF = "parentVApp";
    private static final String APP_FOLDER = "parentFolder";

    private final InventoryTree tree;

    /** Takes what was found by a query that walks on along {@link #steps}, with what {@link #take} takes. */
    public Placements(List<ObjectContent> found) {
        this.tree = new InventoryTree(found);
    }

    /**
     * Returns the properties to ask of a machine.
     *
     * @param apps whether the server knows vApps: since API 4.1
     */
    public static List<String> paths(boolean apps) {
        List<String> paths = new ArrayList<>(List.of(PARENT, POOL_OF, HOST_OF));
        if (apps) {
            paths.add(APP_OF);
        }
        return paths;
    }

    /** Returns the steps that lead on from a machine. */
    public static List<Step> steps(boolean apps) {
        return InventoryWalk.toPlacement(apps);
    }

    /** Has a query take what is needed of what is above machines. */
    public static void take(PropertyQuery query, boolean apps) {
        for (String type : List.of(FOLDER, DATACENTER, COMPUTE, HOST, POOL)) {
            query.take(type, EntityName.PATH, PARENT);
        }
        if (apps) {
            query.take(APP, EntityName.PATH, PARENT, APP_FOLDER);
        }
    }

    /** Returns where a machine is, or why that cannot be had. */
    public Reading<DomainPlacement> of(ObjectContent machine) {
        Reading<VimValue> told = machine.valueReading(HOST_OF);
        if (told instanceof Reading.Failed<VimValue> failed) {
            return Reading.failed(failed.error());
        }
        Optional<ObjectContent> host = at(machine, HOST_OF);
        Optional<ObjectContent> pool = at(machine, POOL_OF);
        Optional<ObjectContent> folder =
                at(machine, PARENT).or(() -> at(machine, APP_OF).flatMap(this::folderOf));
        Optional<ObjectContent> compute = host.flatMap(found -> tree.above(found, COMPUTE))
                .or(() -> pool.flatMap(found -> tree.above(found, COMPUTE)));
        Optional<ObjectContent> datacenter = compute.flatMap(found -> tree.above(found, DATACENTER))
                .or(() -> folder.flatMap(found -> tree.above(found, DATACENTER)));
        return Reading.of(new DomainPlacement(
                datacenter.map(found -> path(upTo(found, FOLDER, DATACENTER).filter(up -> hasParent(up)))),
                compute.filter(found -> found.object().type().equals(CLUSTER)).map(InventoryTree::shownName),
                host.map(InventoryTree::shownName),
                folder.map(found -> path(upTo(found, FOLDER, FOLDER).filter(up -> !isIn(up, DATACENTER)))),
                pool.map(found -> path(upTo(found, POOL, POOL).filter(up -> isIn(up, POOL))))));
    }

    private Optional<ObjectContent> at(ObjectContent object, String path) {
        return object.reference(path).flatMap(tree::get);
    }

    /** A vApp is in a folder, or in another vApp that is. */
    private Optional<ObjectContent> folderOf(ObjectContent app) {
        return tree.way(app)
                .flatMap(up -> up.reference(APP_FOLDER).stream())
                .findFirst()
                .flatMap(tree::get);
    }

    private Stream<ObjectContent> upTo(ObjectContent object, String type, String orOther) {
        return tree.way(object).takeWhile(up -> InventoryTree.isA(up, type) || InventoryTree.isA(up, orOther));
    }

    private static boolean hasParent(ObjectContent object) {
        return object.reference(PARENT).isPresent();
    }

    private static boolean isIn(ObjectContent object, String parentType) {
        return object.reference(PARENT)
                .map(ManagedObjectRef::type)
                .filter(type -> type.equals(parentType) || (parentType.equals(POOL) && type.equals(APP)))
                .isPresent();
    }

    /** A slash in a name stays escaped, which tells it from those between names; any other escape is undone. */
    private static String path(Stream<ObjectContent> upwards) {
        return InventoryTree.path(
                upwards, up -> InventoryTree.shownName(up).replace("%", "%25").replace("/", "%2f"));
    }
}
