/** Largest log accepted, in characters: a 36-month game of 40 companies is far below. */
export const MAX_LOG_CHARS = 64_000_000;
