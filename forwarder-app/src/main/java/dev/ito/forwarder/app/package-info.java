/**
 * The program: command line, wording, exit codes and wiring. Only {@link
 * dev.ito.forwarder.app.Main} is public.
 *
 * <pre>
 *   Main ─ ItoForwarder ─┬─ ForwardCommand ── Wiring ── use case and adapters
 *                        ├─ ConfigCommand ─── Settings ── flags, variables, files, defaults
 *                        ├─ DevBackendCommand ── backend.DevBackend
 *                        └─ DemoCommand
 * </pre>
 */
package dev.ito.forwarder.app;
