import type { Fault, Reading, Warning } from '../../classroom/quiz/faults.ts';
import type { Item, ItemKind } from '../../classroom/quiz/model.ts';
import { guessFormat, readQuestions } from '../../classroom/quiz/read/any.ts';
import type { QuizFormat } from '../../classroom/quiz/read/formats.ts';
import { decodeFile, MAX_FILE_BYTES } from '../../classroom/quiz/read/file.ts';
import { applyRepairs } from '../../classroom/quiz/read/gift-repair.ts';
import { note } from '../stores/audit.ts';
import {
	bankIndex,
	deleteImport,
	importOf,
	insertBankItems,
	putImport,
	updateBankItem,
	type ImportRow
} from '../stores/bank.ts';
import { holdClass } from '../stores/classes.ts';
import { renewQuizItems } from '../stores/quizzes.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { hashOf, MAX_BANK, rowOf } from './bank-rows.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** How many faults, warnings and questions the page of a dry run lists. */
const LISTED = 100;

/** What a file would change, before anything is. */
export interface DryRun {
	name: string;
	format: QuizFormat;
	added: number;
	/** Questions with the id of one in the bank, which they would replace. */
	replaced: number;
	/** Questions that the bank has just so. */
	unchanged: number;
	kinds: { kind: ItemKind; n: number }[];
	errors: Fault[];
	errorCount: number;
	warnings: Omit<Warning, 'repair'>[];
	warningCount: number;
	/** How many repairs are offered. */
	repairs: number;
	/** Titles of the first questions. */
	titles: string[];
}

interface Plan {
	added: Item[];
	replaced: { item: Item; version: number }[];
	unchanged: number;
}

/** Ids that readers give to questions without one. */
const GIVEN = /^q\d+$/;

/** What items would change in a bank. */
function planOf(
	items: readonly Item[],
	index: readonly { id: string; hash: string; version: number }[]
): Plan {
	const have = new Map(index.map((row) => [row.id, row]));
	const hashes = new Set(index.map(({ hash }) => hash));
	const plan: Plan = { added: [], replaced: [], unchanged: 0 };
	for (const item of items) {
		const hash = hashOf(item);
		const there = have.get(item.id);
		if (there?.hash === hash || (GIVEN.test(item.id) && hashes.has(hash))) plan.unchanged++;
		else if (!there) plan.added.push(item);
		// A number in one file says nothing about the same number in another.
		else if (GIVEN.test(item.id)) {
			plan.added.push({ ...item, id: `q-${hash.slice(0, 16)}` });
			hashes.add(hash);
		} else plan.replaced.push({ item, version: there.version });
	}
	return plan;
}

const kindsIn = (items: readonly Item[]): DryRun['kinds'] => {
	const counts = new Map<ItemKind, number>();
	for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts].map(([kind, n]) => ({ kind, n }));
};

/** Files of questions: looked over first, then taken into the bank. */
export function makeBankImport({ store, live, now }: Deps) {
	const { db, t, tx } = store;

	/** Keeps a text to be looked over. */
	async function keep(
		classId: string,
		userId: string,
		name: string,
		text: string,
		format: QuizFormat | ''
	): Promise<void> {
		const row = { classId, userId, name: name.slice(0, 120), text, at: now() };
		await tx((db) => putImport(db, t, { ...row, format: format || guessFormat(name, text) }));
	}

	/** The file read last: what is looked over is mostly imported a moment later. */
	let last: { row: ImportRow; reading: Reading<Item> } | undefined;

	function readingOf(row: ImportRow): Reading<Item> {
		if (last?.row.text !== row.text || last.row.format !== row.format)
			last = { row, reading: readQuestions(row.format, row.text) };
		return last.reading;
	}

	/** @throws Refused `bank.noImport` */
	async function kept(classId: string, userId: string) {
		const row = await importOf(db, t, classId, userId);
		if (!row) throw new Refused('bank.noImport');
		return { row, reading: readingOf(row) };
	}

	return {
		/**
		 * Takes the bytes of a file to be looked over; instead of the one before.
		 * @throws Refused `upload.tooLarge`, `upload.broken`, `bank.item` for a file that is no text
		 */
		async take(
			actor: Actor,
			classId: string,
			name: string,
			bytes: Uint8Array,
			format: QuizFormat | '' = ''
		): Promise<void> {
			const { user } = await inOpenClass(store, actor, classId, 'unit.manage');
			const decoded = decodeFile(bytes);
			if ('text' in decoded) return keep(classId, user.id, name, decoded.text, format);
			if (decoded.code === 'tooLarge')
				throw new Refused('upload.tooLarge', 'file', { max: MAX_FILE_BYTES / 1_000_000 });
			if (decoded.code === 'empty') throw new Refused('upload.broken', 'file');
			throw new Refused('bank.item', 'file', { ...decoded.params, fault: decoded.code });
		},

		/** Takes a text that was pasted. @throws Refused `upload.broken` for an empty one */
		async paste(
			actor: Actor,
			classId: string,
			text: string,
			format: QuizFormat | ''
		): Promise<void> {
			const { user } = await inOpenClass(store, actor, classId, 'unit.manage');
			if (text.trim() === '') throw new Refused('upload.broken', 'text');
			await keep(classId, user.id, '', text, format);
		},

		/** What the file that is being looked over would change; null where there is none. */
		async dryRun(actor: Actor, classId: string): Promise<DryRun | null> {
			const { user } = await inClass(store, actor, classId, 'unit.manage');
			const row = await importOf(db, t, classId, user.id);
			if (!row) return null;
			const reading = readingOf(row);
			const plan = planOf(reading.items, await bankIndex(db, t, classId));
			const { items, errors, warnings } = reading;
			return {
				...{ name: row.name, format: row.format },
				...{ added: plan.added.length, replaced: plan.replaced.length },
				unchanged: plan.unchanged,
				kinds: kindsIn(items),
				...{ errors: errors.slice(0, LISTED), errorCount: errors.length },
				warnings: warnings.slice(0, LISTED).map(({ repair: _, ...warning }) => warning),
				warningCount: warnings.length,
				repairs: warnings.filter(({ repair }) => repair).length,
				titles: items.slice(0, 12).map(({ title }) => title)
			};
		},

		/** Puts what was probably meant in place of signs typed in full width; still nothing is imported. */
		async repair(actor: Actor, classId: string): Promise<void> {
			const { user } = await inOpenClass(store, actor, classId, 'unit.manage');
			const { row, reading } = await kept(classId, user.id);
			const text = applyRepairs(row.text, reading.warnings);
			await tx((db) => putImport(db, t, { ...row, text, at: now() }));
		},

		/** Forgets the file. */
		async drop(actor: Actor, classId: string): Promise<void> {
			const { user } = await inOpenClass(store, actor, classId, 'unit.manage');
			await tx((db) => deleteImport(db, t, classId, user.id));
		},

		/**
		 * Takes the questions of the file into the bank, all or none.
		 * @param partly only the good ones of a file with faults
		 * @throws Refused `bank.noImport`, `bank.faults`, `bank.full`
		 */
		async apply(
			actor: Actor,
			classId: string,
			{ partly }: { partly: boolean }
		): Promise<{ added: number; replaced: number }> {
			const access = await inOpenClass(store, actor, classId, 'unit.manage');
			const { reading } = await kept(classId, access.user.id);
			if (reading.errors.length > 0 && !partly) throw new Refused('bank.faults');
			const at = now();
			const done = await tx(async (db) => {
				await holdClass(db, t, classId);
				const index = await bankIndex(db, t, classId);
				const { added, replaced } = planOf(reading.items, index);
				if (index.length + added.length > MAX_BANK)
					throw new Refused('bank.full', undefined, { max: MAX_BANK });
				await insertBankItems(
					db,
					t,
					added.map((item) => rowOf(classId, item, at))
				);
				for (const { item, version } of replaced)
					await updateBankItem(db, t, rowOf(classId, item, at), version);
				await renewQuizItems(
					db,
					t,
					classId,
					replaced.map(({ item }) => item)
				);
				await deleteImport(db, t, classId, access.user.id);
				const counts = { added: added.length, replaced: replaced.length };
				await note(db, t, lineOf(access, 'bank.imported', counts, at));
				return counts;
			});
			last = undefined;
			live.publish(`class:${classId}`);
			return done;
		}
	};
}

export type BankImport = ReturnType<typeof makeBankImport>;
