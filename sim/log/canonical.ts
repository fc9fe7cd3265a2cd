import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8 } from './utf8.ts';

/**
 * Canonical JSON: object keys sorted by code unit, no spaces, undefined members left out.
 * The same value gives the same text on every engine, so its hash is comparable.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value !== 'object') {
		const text = JSON.stringify(value);
		if (text === undefined) throw new TypeError('canonical JSON holds no undefined value');
		return text;
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const record = value as Record<string, unknown>;
	const members = Object.keys(record)
		.filter((key) => record[key] !== undefined)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
	return `{${members.join(',')}}`;
}

/** SHA-256 of a text, 64 hexadecimal digits. */
export const hashText = (text: string): string => bytesToHex(sha256(utf8(text)));

/** How a hash is shown to people: its first six characters. */
export const shortHash = (hash: string): string => hash.slice(0, 6);
