// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

/**
 * How virtual processors are grouped. All numbers are at least 1.
 *
 * @param sockets the number of sockets
 * @param dies the number of dies a socket
 * @param clusters the number of clusters a die
 * @param cores the number of cores a cluster
 * @param threads the number of threads a core
 */
public record CpuTopology(int sockets, int dies, int clusters, int cores, int threads) {
    public CpuTopology {
        requirePositive("sockets", sockets);
        requirePositive("dies", dies);
        requirePositive("clusters", clusters);
        requirePositive("cores", cores);
        requirePositive("threads", threads);
    }

    /**
     * Makes a topology with one die, one cluster and one thread.
     *
     * @param sockets the number of sockets
     * @param cores the number of cores a socket
     * @return the topology
     */
    public static CpuTopology of(int sockets, int cores) {
        return new CpuTopology(sockets, 1, 1, cores, 1);
    }

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number of " + what + " is " + number + ", at least 1 is needed");
        }
    }
}
