import type { Bot } from './bot.ts';
import { balanced } from './balanced.ts';
import { idle } from './idle.ts';
import { lowPrice } from './low-price.ts';
import { random } from './random.ts';
import { reckless } from './reckless.ts';
import { recognition } from './recognition.ts';
import { specialist } from './specialist.ts';
import { trader } from './trader.ts';

const BOTS: Bot[] = [random, idle, lowPrice, reckless, recognition, specialist, trader, balanced];

const byName = new Map(BOTS.map((b) => [b.name, b]));
const brought = new Set(byName.keys());

export const botNames = (): string[] => [...byName.keys()];
export const botNamed = (name: string): Bot | undefined => byName.get(name);
/** Whether the engine itself brings this bot: the only ones a command may name, so that a log
 * means the same wherever it is replayed. */
export const isBuiltIn = (name: string): boolean => brought.has(name);
/** Adds a bot (a visitor's own, from `--bot-file`). The last of a name wins. */
export const addBot = (bot: Bot): void => void byName.set(bot.name, bot);
