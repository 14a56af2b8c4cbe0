/*
 * Core, loaded by the commands that use it. `hny` is published as one file: a static import of
 * another package anywhere in it would load that package at its start, even for `hny --help`.
 */

export const core = await import("@honeycomb/core");
export const schemas = await import("@honeycomb/core/schemas");
