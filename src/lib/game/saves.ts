import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { SaveMeta } from './solo-types';

/**
 * Saved games in the browser's IndexedDB. A save is a log, kept line by line exactly as it is
 * exported, and a `SaveMeta` beside it for lists. Lines are only ever appended.
 */
interface Schema extends DBSchema {
	saves: { key: string; value: SaveMeta };
	lines: { key: [save: string, index: number]; value: string };
}

/** Another tab has written to the save since it was read. */
export class SaveConflict extends Error {
	readonly save: string;
	constructor(save: string) {
		super(`save ${save} has other lines than expected`);
		this.name = 'SaveConflict';
		this.save = save;
	}
}

const DATABASE = 'rapport-solo';
/** How long a deleted game can be brought back. */
export const KEEP_DELETED_MS = 24 * 60 * 60 * 1000;

export class Saves {
	private readonly db: IDBPDatabase<Schema>;

	private constructor(db: IDBPDatabase<Schema>) {
		this.db = db;
	}

	/** @throws DOMException where the browser forbids storage */
	static async open(name = DATABASE): Promise<Saves> {
		const db = await openDB<Schema>(name, 1, {
			upgrade(fresh) {
				fresh.createObjectStore('saves', { keyPath: 'id' });
				fresh.createObjectStore('lines');
			},
			// A newer version of the product in another tab must be able to upgrade the database.
			blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
		});
		return new Saves(db);
	}

	close(): void {
		this.db.close();
	}

	/** Games that are not deleted, the latest played first. */
	async list(): Promise<SaveMeta[]> {
		const all = await this.db.getAll('saves');
		return all.filter((s) => s.deleted === undefined).sort((a, b) => b.updated - a.updated);
	}

	meta(id: string): Promise<SaveMeta | undefined> {
		return this.db.get('saves', id);
	}

	/** Lines of the log from `first` on, in order. */
	lines(id: string, first = 0): Promise<string[]> {
		return this.db.getAll('lines', IDBKeyRange.bound([id, first], [id, Infinity]));
	}

	/** Keeps a new save whole. @throws ConstraintError when the id exists */
	async create(meta: SaveMeta, lines: readonly string[]): Promise<void> {
		const tx = this.db.transaction(['saves', 'lines'], 'readwrite', { durability: 'strict' });
		await Promise.all([
			tx.objectStore('saves').add({ ...meta, lines: lines.length }),
			...lines.map((line, i) => tx.objectStore('lines').add(line, [meta.id, i])),
			tx.done
		]);
	}

	/**
	 * Appends lines and the facts that changed, all or nothing; resolves once they are on disk.
	 * @param expected lines that the caller believes to be there
	 * @throws SaveConflict when there are others; DOMException when storage is full or forbidden
	 */
	async append(
		id: string,
		expected: number,
		lines: readonly string[],
		facts: Partial<SaveMeta>
	): Promise<void> {
		const tx = this.db.transaction(['saves', 'lines'], 'readwrite', { durability: 'strict' });
		// A failed transaction is reported by whatever is awaited first.
		tx.done.catch(() => undefined);
		const meta = await tx.objectStore('saves').get(id);
		if (meta?.lines !== expected) {
			tx.abort();
			throw new SaveConflict(id);
		}
		const store = tx.objectStore('lines');
		await Promise.all([
			...lines.map((line, i) => store.add(line, [id, expected + i])),
			tx.objectStore('saves').put({ ...meta, ...facts, lines: expected + lines.length }),
			tx.done
		]);
	}

	async rename(id: string, name: string): Promise<void> {
		await this.change(id, (meta) => ({ ...meta, name }));
	}

	/** Deletes so that {@link restore} can bring it back for a day. */
	async remove(id: string, now = Date.now()): Promise<void> {
		await this.change(id, (meta) => ({ ...meta, deleted: now }));
	}

	async restore(id: string): Promise<void> {
		await this.change(id, ({ deleted: _deleted, ...meta }) => meta);
	}

	/** Copies a save under a new id. @throws Error when there is none to copy */
	async duplicate(id: string, copy: { id: string; name: string }): Promise<void> {
		const [meta, lines] = await Promise.all([this.meta(id), this.lines(id)]);
		if (!meta) throw new Error(`no save ${id}`);
		await this.create({ ...meta, ...copy, updated: Date.now() }, lines);
	}

	/** Removes for good what was deleted longer than a day ago. */
	async sweep(now = Date.now()): Promise<void> {
		const old = (await this.db.getAll('saves')).filter(
			(s) => s.deleted !== undefined && s.deleted < now - KEEP_DELETED_MS
		);
		for (const { id } of old) {
			const tx = this.db.transaction(['saves', 'lines'], 'readwrite');
			await Promise.all([
				tx.objectStore('saves').delete(id),
				tx.objectStore('lines').delete(IDBKeyRange.bound([id, 0], [id, Infinity])),
				tx.done
			]);
		}
	}

	private async change(id: string, edit: (meta: SaveMeta) => SaveMeta): Promise<void> {
		const tx = this.db.transaction('saves', 'readwrite');
		const meta = await tx.store.get(id);
		if (meta) await tx.store.put(edit(meta));
		await tx.done;
	}
}
