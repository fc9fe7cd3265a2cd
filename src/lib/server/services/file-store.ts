import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../auth/secrets.ts';
import { Refused } from './refused.ts';

/** Bytes at the beginning and at the end that say what a file is. */
const HEAD = 4_096;
const TAIL = 65_536;
const HASH = /^[0-9a-f]{64}$/;

/** Bytes that have arrived and wait to be kept or dropped. */
export interface Arrived {
	hash: string;
	size: number;
	head: Uint8Array;
	tail: Uint8Array;
	/** Puts them where their hash says; the same bytes are kept once. */
	keep(): Promise<void>;
	drop(): Promise<void>;
}

/** Files by the hash of their bytes. Names given by people never touch the disk. */
export class FileStore {
	private readonly folder: string;

	constructor(folder: string) {
		this.folder = folder;
	}

	/** @throws Error for anything that is no hash */
	pathOf(hash: string): string {
		if (!HASH.test(hash)) throw new Error('not a hash');
		return path.join(this.folder, hash.slice(0, 2), hash);
	}

	/**
	 * Writes a stream down as it comes, never more than a piece of it in memory.
	 * @param limit bytes
	 * @throws Refused `upload.tooLarge`, `upload.broken`; nothing is left behind then
	 */
	async receive(body: ReadableStream<Uint8Array>, limit: number): Promise<Arrived> {
		const incoming = path.join(this.folder, 'incoming');
		await mkdir(incoming, { recursive: true });
		const file = path.join(incoming, newId());
		const drop = () => rm(file, { force: true });
		try {
			return await this.write(body, limit, file, drop);
		} catch (caught) {
			await drop();
			if (caught instanceof Refused || isFull(caught)) throw caught;
			throw new Refused('upload.broken', 'file');
		}
	}

	private async write(
		body: ReadableStream<Uint8Array>,
		limit: number,
		file: string,
		drop: () => Promise<void>
	): Promise<Arrived> {
		const hash = createHash('sha256');
		const handle = await open(file, 'wx+', 0o600);
		try {
			let size = 0;
			for await (const piece of body) {
				size += piece.length;
				if (size > limit)
					throw new Refused('upload.tooLarge', 'file', { max: Math.floor(limit / 1_000_000) });
				hash.update(piece);
				await handle.write(piece);
			}
			if (size === 0) throw new Refused('upload.broken', 'file');
			const part = async (length: number, from: number) => {
				const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
				return new Uint8Array(buffer.subarray(0, bytesRead));
			};
			const head = await part(HEAD, 0);
			const tail = await part(TAIL, Math.max(0, size - TAIL));
			await handle.sync();
			const digest = hash.digest('hex');
			const target = this.pathOf(digest);
			const keep = async () => {
				await mkdir(path.dirname(target), { recursive: true });
				await rename(file, target);
			};
			return { hash: digest, size, head, tail, keep, drop };
		} finally {
			await handle.close();
		}
	}

	/**
	 * Removes what nothing refers to any more, and transfers that broke off.
	 * @param used hashes that rows refer to
	 * @param before younger files stay: their row may be about to be written. Milliseconds
	 * @returns how many were removed
	 */
	async sweep(used: ReadonlySet<string>, before: number): Promise<number> {
		let removed = 0;
		const folders = await readdir(this.folder).catch(() => []);
		for (const folder of folders) {
			const at = path.join(this.folder, folder);
			for (const name of await readdir(at).catch(() => [])) {
				if (used.has(name)) continue;
				const file = path.join(at, name);
				const { mtimeMs } = await stat(file);
				if (mtimeMs >= before) continue;
				await rm(file, { force: true });
				removed++;
			}
		}
		return removed;
	}
}

/** A full or read-only disk is a fault of ours, not of the file. */
const isFull = (caught: unknown): boolean =>
	['ENOSPC', 'EROFS', 'EACCES', 'EDQUOT', 'EIO'].includes((caught as { code?: string }).code ?? '');
