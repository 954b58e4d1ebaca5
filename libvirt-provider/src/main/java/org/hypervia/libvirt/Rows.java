// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtObject;

/** Makes listings of native handles, each of which is closed, and whose failure is one of its row. */
final class Rows {
    private Rows() {}

    /** The reference of what failed is asked of its handle, which knows it without a question. */
    static <H extends LibvirtObject, R> Listing<R> of(
            LibvirtConnection open, List<? extends H> handles, Function<H, String> ref, Function<H, R> row) {
        List<R> items = new ArrayList<>();
        List<Listing.Failure> failures = new ArrayList<>();
        for (H handle : handles) {
            try {
                items.add(row.apply(handle));
            } catch (HypervisorException e) {
                failures.add(new Listing.Failure(ref.apply(handle), e));
            } finally {
                handle.close();
            }
        }
        if (!failures.isEmpty() && !open.isAlive()) {
            // That is no fault of a row.
            throw failures.get(0).error();
        }
        return new Listing<>(items, failures);
    }

    /** Asks for something that a row can do without. What a driver does not have is not set. */
    static <T> Reading<T> reading(Supplier<Reading<T>> question) {
        try {
            return question.get();
        } catch (HypervisorException e) {
            return e.code() == ErrorCode.NO_SUPPORT ? Reading.unset() : Reading.failed(e);
        }
    }
}
