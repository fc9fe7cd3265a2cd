/**
 * UTF-8 bytes of a text. The platform's own encoder is part of browsers and Node, not of the
 * language: a bare engine has none. Half of a surrogate pair becomes U+FFFD, as there.
 */
export function utf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let at = 0;
	for (let i = 0; i < text.length; i++) {
		let code = text.charCodeAt(i);
		if (code < 0x80) {
			bytes[at++] = code;
			continue;
		}
		if (code < 0x800) {
			bytes[at++] = 0xc0 | (code >> 6);
			bytes[at++] = 0x80 | (code & 63);
			continue;
		}
		if ((code & 0xf800) === 0xd800) {
			const next = text.charCodeAt(i + 1);
			if (code < 0xdc00 && (next & 0xfc00) === 0xdc00) {
				i++;
				code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
				bytes[at++] = 0xf0 | (code >> 18);
				bytes[at++] = 0x80 | ((code >> 12) & 63);
				bytes[at++] = 0x80 | ((code >> 6) & 63);
				bytes[at++] = 0x80 | (code & 63);
				continue;
			}
			code = 0xfffd;
		}
		bytes[at++] = 0xe0 | (code >> 12);
		bytes[at++] = 0x80 | ((code >> 6) & 63);
		bytes[at++] = 0x80 | (code & 63);
	}
	return bytes.subarray(0, at);
}
