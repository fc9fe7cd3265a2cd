import type { Bot } from './bot.ts';
import { idle } from './idle.ts';

const BOTS: Bot[] = [idle];

const byName = new Map(BOTS.map((b) => [b.name, b]));

export const botNames = (): string[] => [...byName.keys()];
export const botNamed = (name: string): Bot | undefined => byName.get(name);
/** Adds a bot (a visitor's own, from `--bot-file`). The last of a name wins. */
export const addBot = (bot: Bot): void => void byName.set(bot.name, bot);
