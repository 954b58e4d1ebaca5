// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A call for tests: asks something, and takes every result as a tree. */
record Ask(Consumer<SoapWriter> parameters) implements SoapCall<List<XmlNode>> {
    private record Thing(String type, String value) implements SoapTarget {
        @Override
        public String toString() {
            return type + ":" + value;
        }
    }

    Ask() {
        this(out -> {});
    }

    @Override
    public String method() {
        return "Ask";
    }

    @Override
    public SoapTarget target() {
        return new Thing("Thing", "t<1>");
    }

    @Override
    public void writeParameters(SoapWriter out) {
        parameters.accept(out);
    }

    @Override
    public List<XmlNode> readResult(SoapReader in) {
        List<XmlNode> values = new ArrayList<>();
        int level = in.level();
        while (in.nextChild(level)) {
            if (in.name().equals("returnval")) {
                values.add(in.node());
            }
        }
        return values;
    }
}
