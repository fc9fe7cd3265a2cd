import { MAX_LOG_CHARS } from '$lib/game/engine-facts';
import { cleanName } from '$lib/game/names';
import { soloLine } from '$lib/game/solo';
import type { Imported } from '$lib/game/solo-types';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';

/** Why a file did not become a saved game. */
export type ImportProblem =
	| { kind: 'big'; size: number }
	| { kind: 'unread' }
	/** The part before the failure can be opened as a game of its own. */
	| ({ kind: 'log' } & Omit<Extract<Imported, { ok: false }>, 'ok'>);

const MEGA = 1_000_000;
export const MAX_MEGABYTES = MAX_LOG_CHARS / MEGA;

/** Takes a file, has the worker replay it, and keeps it when every month matches. */
export class LogImport {
	/** Share of the log that has been replayed; null while nothing is being read. */
	progress = $state<number | null>(null);
	problem = $state.raw<ImportProblem>();
	private text = '';
	private name = '';
	private readonly onimported: () => void;

	constructor(onimported: () => void) {
		this.onimported = onimported;
	}

	take = async (file: File | undefined): Promise<void> => {
		if (!file || this.progress !== null) return;
		this.problem = undefined;
		// Four bytes is the most a character takes.
		if (file.size > MAX_LOG_CHARS * 4)
			return void (this.problem = { kind: 'big', size: Math.round(file.size / MEGA) });
		this.progress = 0;
		this.name = cleanName(file.name.replace(/\.[^.]*$/, '')) || m.play_import();
		const stop = soloLine().onPush((event) => {
			if (event.kind === 'progress') this.progress = event.share;
		});
		try {
			this.text = await file.text();
			await this.read();
		} catch {
			this.problem = { kind: 'unread' };
		} finally {
			stop();
			this.progress = null;
		}
	};

	/** Keeps the part before the failure. */
	openPrefix = async (): Promise<void> => {
		if (this.problem?.kind !== 'log') return;
		const name = m.play_prefix_name({ name: this.name, month: this.problem.months });
		await soloLine().call('salvage', this.text, { name, difficulty: '' });
		this.problem = undefined;
		this.onimported();
	};

	private async read(): Promise<void> {
		const label = { name: this.name, difficulty: '' };
		const outcome = await soloLine().call('importLog', this.text, label);
		if (outcome.ok) {
			toast({ tone: 'good', title: m.play_import_done({ name: this.name }) });
			this.onimported();
		} else this.problem = { kind: 'log', ...outcome };
	}
}
