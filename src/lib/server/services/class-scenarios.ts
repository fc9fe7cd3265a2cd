import { checkScenario, type ScenarioError } from '#sim/scenario/load.ts';
import type { Scenario } from '#sim/scenario/schema.ts';
import { MAX_CLASS_NAME, lengthOf, title, visible } from '../../classroom/names.ts';
import { scenarioCard } from '../../game/scenarios.ts';
import { cellsOf } from '../../scenario/fields.ts';
import { editScenario, signScenario, type ScenarioEdit } from '../../scenario/edit.ts';
import { newId } from '../auth/secrets.ts';
import { isUniqueViolation, type Db } from '../db/store.ts';
import { note as noteDown } from '../stores/audit.ts';
import {
	addScenario,
	dropScenario,
	scenarioRow,
	scenarioVersions,
	type ScenarioRow,
	type SignedScenario
} from '../stores/class-scenarios.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { lineOf } from './audit-lines.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';
import { readReference, scenarioFile } from './scenarios.ts';

/** Own scenarios of a class, and versions of one, at most. */
export const MAX_SCENARIOS = 40;
export const MAX_VERSIONS = 200;
/** Longest text of a scenario, in characters: fifteen times the campus lab. */
export const MAX_TEXT = 200_000;
/** Longest note on a version, in characters. */
export const MAX_NOTE = 120;
/** Faults shown at once: whoever mends these sends the file again. */
const MAX_FAULTS = 20;

/** A version as lists show it. */
export interface VersionFacts {
	version: number;
	note: string;
	/** Who saved it; null once that person is gone. */
	by: string | null;
	at: Date;
}

/** An own scenario as the list shows it: its newest version, and how many there are. */
export interface OwnScenario extends VersionFacts {
	id: string;
	name: string;
	base: string;
	versions: number;
}

/** One version, with all it is compared and changed with. */
export interface OpenedScenario {
	id: string;
	name: string;
	base: string;
	version: number;
	/** The newest version, which a save has to follow. */
	latest: number;
	versions: VersionFacts[];
	scenario: Scenario;
	/** The product's scenario that it was made from. */
	from: Scenario;
}

/** What was wrong with a scenario; nothing has been stored then. */
export interface Faulty {
	faults: ScenarioError[];
	/** How many there are in all. */
	count: number;
}

/** What is saved: changes by a form, or a whole file. */
export type NewVersion = {
	/** The version that the author had before their eyes. */
	seen: number;
	name: string;
	note: string;
} & ({ edit: ScenarioEdit } | { text: string });

export type ClassScenarios = ReturnType<typeof makeClassScenarios>;

/** The scenarios a class has made its own: listed, read, copied, saved in versions, taken in and out as files. */
export function makeClassScenarios(deps: Deps) {
	const { store, config, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	/** @throws Refused `scenario.unknown` */
	async function rowOf(from: Db, classId: string, id: string, version?: number) {
		const row = await scenarioRow(from, t, classId, id, version);
		if (!row) throw new Refused('scenario.unknown');
		return row;
	}

	/** Stores the first version of a scenario. */
	async function found(access: ClassAccess, row: Pick<ScenarioRow, 'base' | 'name' | 'body'>) {
		const { class: own, user } = access;
		const scenarioId = `s${newId()}`;
		const body = signScenario(row.body, { id: scenarioId, version: 1, name: row.name });
		await tx(async (db) => {
			const there = await scenarioVersions(db, t, own.id);
			if (new Set(there.map((v) => v.scenarioId)).size >= MAX_SCENARIOS)
				throw new Refused('scenario.tooMany', undefined, { max: MAX_SCENARIOS });
			await addScenario(db, t, {
				...row,
				body,
				classId: own.id,
				scenarioId,
				version: 1,
				note: '',
				createdBy: user.id,
				createdAt: now()
			});
		});
		changed(own.id);
		return scenarioId;
	}

	return {
		/** Own scenarios of the class, the one saved last first. */
		async list(actor: Actor, classId: string): Promise<OwnScenario[]> {
			await inClass(store, actor, classId, 'class.manage');
			const newest = new Map<string, OwnScenario>();
			for (const row of await scenarioVersions(db, t, classId)) {
				const had = newest.get(row.scenarioId);
				const versions = (had?.versions ?? 0) + 1;
				const facts = had && had.version > row.version ? had : listed(row);
				newest.set(row.scenarioId, { ...facts, versions });
			}
			return [...newest.values()];
		},

		/** @param version default: the newest. @throws Refused `scenario.unknown` */
		async read(
			actor: Actor,
			classId: string,
			id: string,
			version?: number
		): Promise<OpenedScenario> {
			await inClass(store, actor, classId, 'class.manage');
			const row = await rowOf(db, classId, id, version);
			const all = (await scenarioVersions(db, t, classId)).filter((v) => v.scenarioId === id);
			const versions = all.map(listed).sort((a, b) => b.version - a.version);
			const { scenario: from } = await scenarioFile(config.root, row.base);
			return {
				id,
				name: row.name,
				base: row.base,
				version: row.version,
				latest: versions[0]!.version,
				versions: versions.map(({ version, note, by, at }) => ({ version, note, by, at })),
				scenario: sound(row.body),
				from
			};
		},

		/**
		 * Makes a scenario of the class from one of the product, or from a version of its own.
		 * @returns its id. @throws Refused `scenario.name`, `scenario.tooMany`, `form.invalid`
		 */
		async copy(actor: Actor, classId: string, from: string, name: string): Promise<string> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const own = readReference(from);
			if (own) {
				const { base, body } = await rowOf(db, classId, own.id, own.version);
				return found(access, { base, body, name: named(name) });
			}
			const { text } = await scenarioFile(config.root, from);
			return found(access, { base: from, body: text, name: named(name) });
		},

		/** Takes a scenario in from a file. Nothing is stored when it has faults. */
		async take(
			actor: Actor,
			classId: string,
			{ text, name }: { text: string; name: string }
		): Promise<{ id: string } | Faulty> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const checked = check(text);
			if ('faults' in checked) return checked;
			const base = scenarioCard(checked.scenario.id)?.id ?? access.class.scenario;
			const { language } = access.class;
			const own = checked.scenario.title[language === 'zh' ? 'zh' : 'en'];
			const given = name.trim() === '' ? [...visible(own)].slice(0, MAX_CLASS_NAME).join('') : name;
			return { id: await found(access, { base, body: text, name: named(given) }) };
		},

		/**
		 * Saves a new version. Nothing is stored when it has faults, or when somebody else has saved since.
		 * @throws Refused `scenario.stale` with who and which version, `scenario.same`, `scenario.tooMany`, …
		 */
		async save(
			actor: Actor,
			classId: string,
			id: string,
			wanted: NewVersion
		): Promise<{ version: number } | Faulty> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const name = named(wanted.name);
			const note = noted(wanted.note);
			const seen = await rowOf(db, classId, id, wanted.seen);
			const text = 'text' in wanted ? wanted.text : await edited(seen, wanted.edit);
			const checked = check(text);
			if ('faults' in checked) return checked;
			const version = wanted.seen + 1;
			const same = signScenario(text, { id, version: wanted.seen, name });
			if (same === seen.body) throw new Refused('scenario.same');
			if (version > MAX_VERSIONS)
				throw new Refused('scenario.tooMany', undefined, { max: MAX_VERSIONS });
			const body = signScenario(text, { id, version, name });
			const row = { ...seen, version, name, note, body };
			try {
				await tx(async (db) => {
					const latest = await rowOf(db, classId, id);
					if (latest.version !== wanted.seen) throw new Stale();
					await addScenario(db, t, { ...row, createdBy: access.user.id, createdAt: now() });
				});
			} catch (error) {
				if (!(error instanceof Stale) && !isUniqueViolation(error)) throw error;
				throw await staleness(classId, id);
			}
			changed(classId);
			return { version };
		},

		/** A version as a file. */
		async file(actor: Actor, classId: string, id: string, version?: number) {
			await inClass(store, actor, classId, 'class.manage');
			const { name, body, version: v } = await rowOf(db, classId, id, version);
			return { name, version: v, text: body };
		},

		/** Removes a scenario with its versions. Games made from it stay: they hold their own copy. */
		async remove(actor: Actor, classId: string, id: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			await tx(async (db) => {
				const { name, version } = await rowOf(db, classId, id);
				await dropScenario(db, t, classId, id);
				await noteDown(db, t, lineOf(access, 'scenario.remove', { name, version }, now()));
			});
			changed(classId);
		}
	};

	/** The file of a version with a form's changes. @throws Refused `form.invalid` for a place no form has */
	async function edited(row: ScenarioRow, edit: ScenarioEdit): Promise<string> {
		const scenario = sound(row.body);
		const cells = cellsOf(scenario);
		for (const path of Object.keys(edit.values))
			if (!cells.has(path)) throw new Refused('form.invalid', path);
		const { text: base } = await scenarioFile(config.root, row.base);
		return editScenario({ text: row.body, scenario, base }, edit);
	}

	async function staleness(classId: string, id: string): Promise<Refused> {
		const all = await scenarioVersions(db, t, classId);
		const versions = all.filter((v) => v.scenarioId === id);
		const last = versions.reduce((a, b) => (b.version > a.version ? b : a));
		return new Refused('scenario.stale', undefined, {
			name: last.by ?? '?',
			version: last.version
		});
	}
}

/** Somebody has saved since. */
class Stale extends Error {}

const listed = (row: SignedScenario): OwnScenario => ({
	id: row.scenarioId,
	name: row.name,
	base: row.base,
	version: row.version,
	note: row.note,
	by: row.by,
	at: row.createdAt,
	versions: 1
});

/** What is stored has been checked by the same engine, or by one that took no more. */
function sound(text: string): Scenario {
	const checked = checkScenario(text);
	if (!checked.ok) throw new Error(checked.errors.map((e) => `${e.path}: ${e.code}`).join('; '));
	return checked.scenario;
}

/** @throws Refused `scenario.tooLong` */
function check(text: string): { scenario: Scenario } | Faulty {
	if (text.length > MAX_TEXT)
		throw new Refused('scenario.tooLong', 'file', { max: MAX_TEXT / 1000 });
	const checked = checkScenario(text);
	if (checked.ok) return checked;
	return { faults: checked.errors.slice(0, MAX_FAULTS), count: checked.errors.length };
}

/** @throws Refused `scenario.name` */
function named(text: string): string {
	const name = title(text, MAX_CLASS_NAME);
	if (!name) throw new Refused('scenario.name', 'name', { max: MAX_CLASS_NAME });
	return name;
}

/** @throws Refused `scenario.note` */
function noted(text: string): string {
	const note = visible(text);
	if (lengthOf(note) > MAX_NOTE) throw new Refused('scenario.note', 'note', { max: MAX_NOTE });
	return note;
}

/** The text of an uploaded file. @throws Refused `scenario.tooLong`, `scenario.notText` */
export function scenarioText(bytes: Uint8Array): string {
	if (bytes.length > 3 * MAX_TEXT)
		throw new Refused('scenario.tooLong', 'file', { max: MAX_TEXT / 1000 });
	try {
		// A mark at the beginning, as some editors write it, is not part of the text.
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		if (!text.includes('\0')) return text;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
	}
	throw new Refused('scenario.notText', 'file');
}
