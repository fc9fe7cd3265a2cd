/** What a key does on the stage. */
export type Deed = 'next' | 'back' | 'lobby' | 'full' | 'blank';

/** A presenter's remote sends page keys and the full stop; a keyboard has arrows, the space bar and letters. */
const KEYS: Readonly<Record<string, Deed>> = {
	PageDown: 'next',
	ArrowRight: 'next',
	ArrowDown: 'next',
	' ': 'next',
	PageUp: 'back',
	ArrowLeft: 'back',
	ArrowUp: 'back',
	l: 'lobby',
	f: 'full',
	'.': 'blank',
	b: 'blank'
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** The deed of a key, if it has one. Shortcuts of the browser stay the browser's, and a held key counts once. */
export function deedOf({ key, ctrlKey, metaKey, altKey, repeat }: Pressed): Deed | undefined {
	if (ctrlKey || metaKey || altKey || repeat) return undefined;
	return KEYS[key.length === 1 ? key.toLowerCase() : key];
}
