/** So many things, from the one of this place on. */
export interface Window {
	from: number;
	n: number;
}

/** So many more than are in sight, so that a swipe finds them there. */
const MARGIN = 3;

/** What is in sight of things of one size in a row. @param scrolled, room, size in pixels */
export const inSight = (scrolled: number, room: number, size: number): Window => ({
	from: Math.max(0, Math.floor(scrolled / size) - MARGIN),
	n: Math.ceil(room / size) + 2 * MARGIN
});

/** Where a window on so many things begins and ends. @param all whether it is as wide as they are */
export function spanOf(window: Window, length: number, all: boolean): { from: number; to: number } {
	const from = all ? 0 : Math.max(0, Math.min(window.from, length - window.n));
	return { from, to: all ? length : Math.min(length, from + window.n) };
}

/** Where to scroll to, so that a thing of a size that begins at `from` lies within the room. In pixels. */
export const reach = (scrolled: number, from: number, size: number, room: number): number =>
	from < scrolled ? from : Math.max(scrolled, from + size - room);
