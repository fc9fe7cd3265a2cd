/** Longest address that is kept, in characters. */
const MAX_LINK = 2_000;

/**
 * An address on the web as it is kept; `www.…` without a scheme becomes https.
 * @returns null for anything but http and https, and for addresses that carry a name and password
 */
export function webLink(typed: string): string | null {
	const text = typed.trim();
	const address = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `https://${text}` : text;
	if (address.length > MAX_LINK || !URL.canParse(address)) return null;
	const url = new URL(address);
	const onTheWeb = url.protocol === 'https:' || url.protocol === 'http:';
	return onTheWeb && url.username === '' && url.password === '' ? url.href : null;
}
