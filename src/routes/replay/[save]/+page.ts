/** A solo game lives in this browser only. */
export const ssr = false;
