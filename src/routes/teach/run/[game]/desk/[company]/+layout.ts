/** Like every desk, it is drawn in the browser. */
export const ssr = false;
