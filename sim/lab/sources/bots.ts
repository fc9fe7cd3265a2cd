import { existsSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bot } from '../../bots/bot.ts';
import { addBot, botNamed, botNames } from '../../bots/index.ts';
import { CliError } from '../terminal/errors.ts';
import { nearest } from '../terminal/nearest.ts';
import { guarded } from './bot-guard.ts';

const loaded = new Map<string, string>();

/**
 * Adds the bots of files to the game's own and answers with their names. A file is loaded once.
 * @throws CliError missing or broken file, no bot in it, a name that is taken
 */
export async function loadBotFiles(folder: string, files: readonly string[]): Promise<string[]> {
	const names: string[] = [];
	for (const file of files) {
		const full = path.resolve(folder, file);
		const known = loaded.get(full);
		if (known !== undefined) {
			names.push(known);
			continue;
		}
		const bot = await botIn(full, file);
		if (botNamed(bot.name)) throw new CliError('botNameTaken', { file, bot: bot.name });
		addBot(guarded(bot, file));
		loaded.set(full, bot.name);
		names.push(bot.name);
	}
	return names;
}

/** @throws CliError when one of the names is no bot */
export function checkBotNames(names: readonly string[]): void {
	const known = botNames();
	for (const name of names) {
		if (botNamed(name)) continue;
		const meant = nearest(name, known);
		const params = { bot: name, known: known.join(', ') };
		throw meant
			? new CliError('botUnknownNear', { ...params, meant })
			: new CliError('botUnknown', params);
	}
}

async function botIn(full: string, file: string): Promise<Bot> {
	if (!existsSync(full)) throw new CliError('fileMissing', { file });
	if (statSync(full).isDirectory()) throw new CliError('fileIsFolder', { file });
	if (!/\.(ts|mts|js|mjs)$/.test(full)) throw new CliError('botFileKind', { file });
	let module: { default?: unknown };
	try {
		module = (await importAsModule(full)) as typeof module;
	} catch (error) {
		const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error);
		throw new CliError('botFileBroken', { file, detail });
	}
	const bot = module.default as Partial<Bot> | undefined;
	if (typeof bot !== 'object' || bot === null) throw new CliError('botNoDefault', { file });
	if (typeof bot.decide !== 'function') throw new CliError('botNoDecide', { file });
	if (typeof bot.name !== 'string' || !/^[\p{L}\p{N}_.-]{1,40}$/u.test(bot.name))
		throw new CliError('botName', { file });
	return { name: bot.name, decide: (view, random) => bot.decide!(view, random) };
}

/** A bot's file is a module wherever it lies, whatever a package.json beside it says. */
async function importAsModule(full: string): Promise<unknown> {
	const url = pathToFileURL(full).href;
	const format = /ts$/.test(full) ? 'module-typescript' : 'module';
	const hooks = registerHooks({
		load: (at, context, next) => next(at, at === url ? { ...context, format } : context)
	});
	try {
		return await import(url);
	} finally {
		hooks.deregister();
	}
}
