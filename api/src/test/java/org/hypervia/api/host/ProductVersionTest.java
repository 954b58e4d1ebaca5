// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProductVersionTest {
    @Test
    void libvirtPacksItIntoOneNumber() {
        assertThat(new ProductVersion(6, 7, 3).number()).isEqualTo(6_007_003);
        assertThat(new ProductVersion(8, 0, 2)).hasToString("8.0.2").isGreaterThan(new ProductVersion(7, 999, 999));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductVersion(1, 1000, 0));
    }
}
