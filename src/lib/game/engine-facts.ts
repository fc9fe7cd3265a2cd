/** What a page needs to know of the engine without loading it. */
export { MAX_LOG_CHARS } from '#sim/log/limits.ts';
export { ENGINE_VERSION } from '#sim/version.ts';
