import type { Bot } from './bot.ts';

/** Does nothing: what wages alone do to a company. */
export const idle: Bot = { name: 'idle', decide: () => [] };
