/** The desk lives in the browser: it shows what the server sends and sends what is pressed. */
export const ssr = false;
