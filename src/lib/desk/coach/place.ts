/** Where the coach's note may stand without covering what it points at. */
export type Edge = 'bottom' | 'top';

export interface Span {
	top: number;
	bottom: number;
}

/**
 * The edge of the screen at which a note of `height` leaves the target free. The bottom is
 * preferred (thumbs, and the eye comes from above); when both edges would cover it, the one that
 * covers less.
 * @param target the control in screen coordinates, or null when there is none in sight
 * @param room first and last usable pixel row: below a header, above a tab bar
 */
export function edgeFor(target: Span | null, height: number, room: Span): Edge {
	if (!target) return 'bottom';
	const coveredBelow = Math.max(0, target.bottom - (room.bottom - height));
	const coveredAbove = Math.max(0, room.top + height - target.top);
	return coveredBelow > 0 && coveredAbove < coveredBelow ? 'top' : 'bottom';
}
