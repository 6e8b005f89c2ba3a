/**
 * What an adapter must do to be one: contract tests for each port, and the fakes that pass them.
 *
 * <p>To hold an adapter to its port, extend the contract, supply its hooks and add nothing. What an
 * adapter cannot do it says by name through {@code supports}, and the tests of it are reported as
 * skipped.
 */
@NullMarked
package dev.ito.forwarder.testkit;

import org.jspecify.annotations.NullMarked;
