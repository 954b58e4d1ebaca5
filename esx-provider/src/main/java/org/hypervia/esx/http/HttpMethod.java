// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

/** The methods that the VI API and datastore access use. */
public enum HttpMethod {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE
}
