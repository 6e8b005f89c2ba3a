/**
 * What an adapter must do to be one: contract tests for each port, and the fakes that pass them.
 */
package dev.ito.forwarder.testkit;
