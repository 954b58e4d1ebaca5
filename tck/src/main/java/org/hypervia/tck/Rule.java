// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A numbered rule of the contract. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
public @interface Rule {
    /** The number, such as {@code LIFE-03}; never given to another rule. */
    String id();

    /** What must be so. */
    String value();

    /** The name of the capability without which the rule says nothing; none for a rule that always holds. */
    String needs() default "";
}
