// SPDX-License-Identifier: Apache-2.0
/** The design as tests: who may use whom, and what nobody may do. They look at the compiled classes of all modules. */
package org.hypervia.itests.architecture;
