/**
 * A fresh random id, 32 hexadecimal digits. `crypto.randomUUID` is missing on plain http, which a
 * school's own server may well use.
 */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
