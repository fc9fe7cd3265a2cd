import type { Scenario } from '#sim/scenario/schema.ts';
import type { PreviewReport } from '../../scenario/preview.ts';
import { newId } from '../auth/secrets.ts';
import { patchPreview, previewOf, putPreview, type PreviewRow } from '../stores/previews.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import type { GameDeps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';
import { scenarioOfClass } from './scenarios.ts';

/** Games behind each figure: enough for a first look, and enough to believe. */
export const PREVIEW_GAMES = { least: 2, quick: 40, usual: 200, most: 400 } as const;

/** How often a preview says how far it is, in milliseconds: also whether it has been cancelled elsewhere. */
const WORD = 1_000;
/** A preview that has not said anything for so long has ended with its server. Milliseconds. */
const SILENT = 20_000;

/** A preview as a page shows it. */
export interface PreviewFacts {
	id: string;
	/** Name by which the scenario is chosen. */
	scenario: string;
	/** `lost`: its server has ended. */
	status: PreviewRow['status'] | 'lost';
	games: number;
	/** Share done, 0 … 1. */
	done: number;
	startedAt: Date;
	report: PreviewReport | null;
}

export type Previews = ReturnType<typeof makePreviews>;

/** Previews of a scenario by games of bots: one a class at a time, kept until the next one. */
export function makePreviews(deps: GameDeps) {
	const { store, previewJobs: jobs, log, now } = deps;
	const { db, t, tx } = store;
	/** Those played by this process, until their end is stored. */
	const under = new Set<Promise<void>>();

	const silent = ({ aliveAt }: PreviewRow) => now().getTime() - aliveAt.getTime() > SILENT;

	/** Plays a preview to its end and stores what came of it. */
	async function run(row: PreviewRow, scenario: Scenario): Promise<void> {
		let done = 0;
		let words: Promise<void> = Promise.resolve();
		const say = async () => {
			const going = await tx((db) => patchPreview(db, t, row, { done, aliveAt: now() }));
			// Somebody has cancelled it, maybe at another server.
			if (!going) jobs.cancel(row.id);
		};
		const failed = (error: unknown) =>
			log.error({ preview: row.id, error: (error as Error).message }, 'preview');
		const timer = setInterval(() => (words = words.then(say).catch(failed)), WORD);
		const task = { scenario, games: row.games };
		const end: Partial<PreviewRow> = await jobs
			.play(row.id, task, (share) => (done = share))
			.then((report) =>
				report ? { status: 'done' as const, done: 1, report } : { status: 'cancelled' as const }
			)
			.catch((error: unknown) => {
				failed(error);
				return { status: 'failed' as const };
			})
			.finally(() => clearInterval(timer));
		await words;
		await tx((db) => patchPreview(db, t, row, { ...end, aliveAt: now() })).catch(failed);
	}

	return {
		/**
		 * Begins one in the background, in the place of the class's last one.
		 * @throws Refused `preview.running`, `preview.busy`, `scenario.unknown`, `form.invalid`
		 */
		async start(
			actor: Actor,
			classId: string,
			{ scenario: name, games = PREVIEW_GAMES.usual }: { scenario: string; games?: number }
		): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.manage');
			const { least, most } = PREVIEW_GAMES;
			if (!Number.isInteger(games) || games < least || games > most)
				throw new Refused('form.invalid', 'games');
			const scenario = await scenarioOfClass(deps, classId, name);
			if (jobs.full) throw new Refused('preview.busy');
			const at = now();
			const row: PreviewRow = {
				classId,
				id: newId(),
				scenario: name,
				status: 'running',
				games,
				done: 0,
				report: null,
				startedAt: at,
				aliveAt: at
			};
			await tx(async (db) => {
				const last = await previewOf(db, t, classId);
				if (last?.status === 'running' && !silent(last)) throw new Refused('preview.running');
				await putPreview(db, t, row);
			});
			const running: Promise<void> = run(row, scenario).finally(() => under.delete(running));
			under.add(running);
		},

		/** The class's newest one; null where there has been none. */
		async show(actor: Actor, classId: string): Promise<PreviewFacts | null> {
			await inClass(store, actor, classId, 'class.manage');
			const row = await previewOf(db, t, classId);
			if (!row) return null;
			const { id, scenario, games, done, startedAt } = row;
			const status = row.status === 'running' && silent(row) ? 'lost' : row.status;
			const report = row.report as PreviewReport | null;
			return { id, scenario, status, games, done, startedAt, report };
		},

		/** Stops the one under way, wherever it is played; nothing where none is. */
		async cancel(actor: Actor, classId: string): Promise<void> {
			await inClass(store, actor, classId, 'class.manage');
			const row = await previewOf(db, t, classId);
			if (row?.status !== 'running') return;
			await tx((db) => patchPreview(db, t, row, { status: 'cancelled' }));
			jobs.cancel(row.id);
		},

		/** Ends those under way and stores that; before the database closes. */
		async close(): Promise<void> {
			await jobs.close();
			await Promise.all(under);
		}
	};
}
