// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

/** The object a call is made on: the element {@code _this} of every request. Its text names it in messages. */
public interface SoapTarget {
    /** Returns the kind of object. */
    String type();

    /** Returns the server's name of the object. */
    String value();
}
