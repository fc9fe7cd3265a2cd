/** Where small things are kept between visits; the browser's storage, or anything like it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** A copy of everything kept, because a browser may forbid storage: then it lasts as long as the page. */
const copies = new Map<string, string>();

const browserShelf = (): Shelf => localStorage;

/** The text kept under a key, null when there is none. Never throws. */
export function readKept(key: string, shelf: () => Shelf = browserShelf): string | null {
	try {
		return shelf().getItem(key) ?? copies.get(key) ?? null;
	} catch {
		return copies.get(key) ?? null;
	}
}

/** Keeps a text; answers whether it will outlast the page. Never throws. */
export function keep(key: string, text: string, shelf: () => Shelf = browserShelf): boolean {
	copies.set(key, text);
	try {
		shelf().setItem(key, text);
		return true;
	} catch {
		return false;
	}
}
