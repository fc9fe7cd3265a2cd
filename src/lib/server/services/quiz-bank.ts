import { z } from 'zod';
import type { FaultParams } from '../../classroom/quiz/faults.ts';
import { checkItem } from '../../classroom/quiz/item-faults.ts';
import { KINDS, type Item, type ItemKind } from '../../classroom/quiz/model.ts';
import { writeCsv } from '../../classroom/quiz/write/csv.ts';
import { writeGift } from '../../classroom/quiz/write/gift.ts';
import { newId } from '../auth/secrets.ts';
import { isUniqueViolation } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import {
	bankIndex,
	bankItem,
	countBank,
	deleteBankItem,
	insertBankItems,
	searchBank,
	updateBankItem,
	wholeBank,
	type BankRow
} from '../stores/bank.ts';
import { holdClass } from '../stores/classes.ts';
import { renewQuizItems } from '../stores/quizzes.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { MAX_BANK, rowOf, starterBanks, tagsOf } from './bank-rows.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** Items on one page of the list. */
export const PAGE = 40;

export const BankQuery = z.object({
	words: z.string().max(200).catch(''),
	tag: z.string().max(60).catch(''),
	kind: z.enum(['', ...KINDS]).catch(''),
	difficulty: z
		.enum(['', '1', '2', '3'])
		.catch('')
		.transform((typed) => (typed === '' ? null : Number(typed))),
	page: z.coerce.number().int().min(1).max(1_000).catch(1)
});
export type BankQuery = z.output<typeof BankQuery>;

/** A question in a list, for staff. */
export interface BankCard {
	id: string;
	kind: ItemKind;
	title: string;
	/** The question itself, in each language it has. */
	text: Item['text'];
	category: string;
	tags: string[];
	difficulty: number;
}

export const cardOf = (row: BankRow): BankCard => {
	const item = row.item as Item;
	const { id, kind, title, text, category, tags, difficulty } = item;
	return { id, kind, title, text, category, tags, difficulty };
};

/** How often a tag occurs. */
export interface TagCount {
	tag: string;
	n: number;
}

function tagCounts(rows: readonly { tags: string }[]): TagCount[] {
	const counts = new Map<string, number>();
	for (const { tags } of rows)
		for (const tag of tagsOf(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tag, n]) => ({ tag, n }));
}

/** The bank of a class: looked through, filled, written and taken away by its staff. */
export function makeQuizBank({ store, live, now, config }: Deps) {
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	/** @throws Refused `bank.item` with the first fault */
	function checked(data: unknown): Item {
		const read = checkItem(data);
		if ('item' in read) return read.item;
		const { code, params } = read.faults[0]!;
		throw new Refused('bank.item', String(params.field ?? ''), {
			...(params as FaultParams),
			fault: code
		});
	}

	return {
		/** A page of the bank, the tags in it with how often they occur, and the topics of the starter bank. */
		async list(actor: Actor, classId: string, query: BankQuery) {
			await inClass(store, actor, classId, 'unit.manage');
			const { rows, total } = await searchBank(db, t, classId, query, {
				limit: PAGE,
				offset: (query.page - 1) * PAGE
			});
			const all = await bankIndex(db, t, classId);
			const have = new Set(all.map(({ id }) => id));
			return {
				items: rows.map(cardOf),
				total,
				pages: Math.max(1, Math.ceil(total / PAGE)),
				size: all.length,
				tags: tagCounts(all),
				topics: (await starterBanks(config.root)).map(({ id, title, items }) => ({
					id,
					title: { zh: title.zh ?? '', en: title.en ?? '' },
					n: items.length,
					/** How many of them the class does not have. */
					left: items.filter((item) => !have.has(item.id)).length
				}))
			};
		},

		/**
		 * Takes topics of the starter bank into the class; what is there already stays as it is.
		 * @param topics ids; none = all of them
		 * @returns how many questions were added
		 * @throws Refused `bank.nothing`, `bank.full`
		 */
		async takeStarter(actor: Actor, classId: string, topics: readonly string[]): Promise<number> {
			const access = await inOpenClass(store, actor, classId, 'unit.manage');
			const items = (await starterBanks(config.root))
				.filter(({ id }) => topics.length === 0 || topics.includes(id))
				.flatMap((bank) => bank.items);
			if (items.length === 0) throw new Refused('bank.nothing', 'topics');
			const at = now();
			const added = await tx(async (db) => {
				await holdClass(db, t, classId);
				const have = new Set((await bankIndex(db, t, classId)).map(({ id }) => id));
				const fresh = items.filter(({ id }) => !have.has(id));
				if (have.size + fresh.length > MAX_BANK)
					throw new Refused('bank.full', undefined, { max: MAX_BANK });
				await insertBankItems(
					db,
					t,
					fresh.map((item) => rowOf(classId, item, at))
				);
				await note(db, t, lineOf(access, 'bank.starter', { items: fresh.length }, at));
				return fresh.length;
			});
			changed(classId);
			return added;
		},

		/** An id for a question that is being written. */
		freshId: (): string => `q-${newId()}`,

		/** The tags of the bank with how often they occur. For staff. */
		async tags(actor: Actor, classId: string): Promise<TagCount[]> {
			await inClass(store, actor, classId, 'unit.manage');
			return tagCounts(await bankIndex(db, t, classId));
		},

		/** One question, whole, as its editor shows it. For staff. @throws Refused `bank.unknown` */
		async view(
			actor: Actor,
			classId: string,
			id: string
		): Promise<{ item: Item; version: number }> {
			await inClass(store, actor, classId, 'unit.manage');
			const row = await bankItem(db, t, classId, id);
			if (!row) throw new Refused('bank.unknown');
			return { item: row.item as Item, version: row.version };
		},

		/**
		 * Writes a new question. @throws Refused `bank.item`, `bank.changed` when its id is taken, `bank.full`
		 */
		async add(actor: Actor, classId: string, data: unknown): Promise<string> {
			await inOpenClass(store, actor, classId, 'unit.manage');
			const item = checked(data);
			try {
				await tx(async (db) => {
					if ((await countBank(db, t, classId)) >= MAX_BANK)
						throw new Refused('bank.full', undefined, { max: MAX_BANK });
					await insertBankItems(db, t, [rowOf(classId, item, now())]);
				});
			} catch (caught) {
				throw isUniqueViolation(caught) ? new Refused('bank.changed') : caught;
			}
			changed(classId);
			return item.id;
		},

		/**
		 * Changes a question. Quizzes that nobody has begun get the change; in others it stays as it was answered.
		 * @param version the one that the editor began with
		 * @throws Refused `bank.item`, `bank.unknown`, `bank.changed`
		 */
		async change(
			actor: Actor,
			classId: string,
			id: string,
			version: number,
			data: unknown
		): Promise<void> {
			await inOpenClass(store, actor, classId, 'unit.manage');
			const item = checked({ ...(data as object), id });
			await tx(async (db) => {
				if (!(await bankItem(db, t, classId, id))) throw new Refused('bank.unknown');
				const row = rowOf(classId, item, now());
				if (!(await updateBankItem(db, t, row, version))) throw new Refused('bank.changed');
				await renewQuizItems(db, t, classId, [item]);
			});
			changed(classId);
		},

		/** Takes a question out of the bank; quizzes that hold it keep it. */
		async remove(actor: Actor, classId: string, id: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'unit.manage');
			await tx(async (db) => {
				const row = await bankItem(db, t, classId, id);
				if (!row) throw new Refused('bank.unknown');
				await deleteBankItem(db, t, classId, id);
				await note(db, t, lineOf(access, 'bank.removed', { item: id, title: row.title }, now()));
			});
			changed(classId);
		},

		/** The whole bank as a file, keys included. For staff. */
		async file(actor: Actor, classId: string, format: 'gift' | 'csv'): Promise<string> {
			await inClass(store, actor, classId, 'unit.manage');
			const items = (await wholeBank(db, t, classId)).map(({ item }) => item as Item);
			return format === 'gift' ? writeGift(items) : writeCsv(items);
		}
	};
}

export type QuizBank = ReturnType<typeof makeQuizBank>;
