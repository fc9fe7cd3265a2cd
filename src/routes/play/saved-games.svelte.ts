import { download, logFileName } from '$lib/game/download';
import { cleanName } from '$lib/game/names';
import { newId } from '$lib/game/new-id';
import { NewsChannel } from '$lib/game/news';
import { Saves } from '$lib/game/saves';
import type { SaveMeta } from '$lib/game/solo-types';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';

/** The saved games of this device, current while other tabs play them. */
export class SavedGames {
	list = $state.raw<SaveMeta[]>();
	/** The browser keeps nothing for this site. */
	blocked = $state(false);
	private saves: Saves | undefined;
	private news: NewsChannel | undefined;

	async load(): Promise<void> {
		try {
			this.saves ??= await Saves.open();
			this.news ??= new NewsChannel(() => void this.load());
			await this.saves.sweep();
			this.list = await this.saves.list();
		} catch {
			this.blocked = true;
		}
	}

	close(): void {
		this.news?.close();
		this.saves?.close();
	}

	rename(id: string, name: string): Promise<void> {
		return this.change(id, (saves) => saves.rename(id, cleanName(name)));
	}

	async duplicate({ id, name }: SaveMeta): Promise<void> {
		const copy = { id: newId(), name: m.play_duplicate_name({ name }) };
		await this.change(id, async (saves) => {
			await saves.duplicate(id, copy);
			toast({ tone: 'good', title: m.play_duplicated(copy) });
		});
	}

	/** Deletes at once; for a while it can be brought back. */
	async remove({ id, name }: SaveMeta): Promise<void> {
		await this.change(id, async (saves) => {
			await saves.remove(id);
			const run = () => void this.change(id, (again) => again.restore(id));
			toast({ title: m.play_deleted({ name }), action: { label: m.play_undo(), run } });
		});
	}

	/** Works for a save of any engine and in any state: its lines are the log. */
	async exportLog(meta: SaveMeta): Promise<void> {
		await this.change(meta.id, async (saves) => {
			const file = logFileName(meta);
			download(file, `${(await saves.lines(meta.id)).join('\n')}\n`);
			toast({ title: m.play_exported({ file }) });
		});
	}

	private async change(id: string, run: (saves: Saves) => Promise<void>): Promise<void> {
		try {
			await run(this.saves!);
			this.news?.tell({ save: id });
		} catch {
			toast({
				tone: 'bad',
				title: m.play_action_failed(),
				text: m.play_action_failed_todo()
			});
		}
		await this.load();
	}
}
