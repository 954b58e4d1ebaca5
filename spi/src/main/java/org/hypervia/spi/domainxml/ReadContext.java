// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.random.RandomGenerator;

/** What the readers of the parts of a definition need to know. */
record ReadContext(ParseOptions options, DialectRules rules) {

    static ReadContext of(ParseOptions options) {
        return new ReadContext(options, new DialectRules(options.dialect()));
    }

    boolean inactive() {
        return options.inactive();
    }

    boolean validated() {
        return options.validated();
    }

    RandomGenerator random() {
        return options.random();
    }
}
