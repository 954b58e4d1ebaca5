// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/** Lists of data objects in a host's configuration, of which an odd one spoils no other. */
final class Items {
    private Items() {}

    /**
     * Takes the items of a list that may not be set.
     *
     * @param name the field by which a failure names an item
     */
    static <T> Listing<T> of(ObjectContent host, String path, String name, Function<VimValue, T> reader) {
        List<T> items = new ArrayList<>();
        List<Listing.Failure> failures = new ArrayList<>();
        for (VimValue item : host.told(path).stream().flatMap(VimValue::items).toList()) {
            try {
                items.add(reader.apply(item));
            } catch (HypervisorException e) {
                failures.add(new Listing.Failure(item.childText(name).orElse(path), e));
            }
        }
        return new Listing<>(items, failures);
    }

    static String required(VimValue item, String field) {
        return item.childText(field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells no " + field + " of a " + item));
    }
}
