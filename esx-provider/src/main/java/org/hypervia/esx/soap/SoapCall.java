// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A call as a value.
 *
 * @param method the element in the body, such as {@code PowerOnVM_Task}
 * @param parameters writes all parameters in wire order, the target first
 * @param result makes the result of the {@code returnval} elements, of which there may be none
 * @param <R> the type of the result
 */
public record SoapCall<R>(String method, Consumer<SoapWriter> parameters, Function<List<XmlNode>, R> result) {}
