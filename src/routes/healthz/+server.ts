import type { RequestHandler } from './$types';

/** Whether the process answers. Nothing else is asked: a broken database is no reason to restart it. */
export const GET: RequestHandler = () => new Response('ok');
