import type { Target } from './steps';

/** Set on what the coach points at; the ring around it is drawn by its style. */
export const POINTED = 'data-coach-here';

const visible = (element: Element): boolean =>
	element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

/** Marks that lead to a target, the most exact first: a page may be behind "more" on a phone. */
const marksOf = (target: Target): string[] =>
	'control' in target
		? [`${target.control}-confirm`, target.control]
		: [`place-${target.page}`, 'place-more'];

/** An open dialog takes all presses: nothing behind it is worth pointing at. */
function scope(): ParentNode {
	const dialogs = document.querySelectorAll('dialog[open], [role="dialog"]');
	return [...dialogs].findLast(visible) ?? document;
}

/**
 * The first control in sight that leads on: marked `data-coach="…"`. The place that is already
 * open leads nowhere and is passed over.
 */
export function findTarget(targets: readonly Target[], page: string): HTMLElement | null {
	const within = scope();
	for (const target of targets) {
		if ('page' in target && target.page === page) continue;
		for (const mark of marksOf(target)) {
			const all = within.querySelectorAll<HTMLElement>(`[data-coach~="${mark}"]`);
			const found = [...all].find((element) => visible(element) && !element.matches(':disabled'));
			if (found) return found;
		}
	}
	return null;
}

/** Moves the mark from what was pointed at to `next`. */
export function point(next: HTMLElement | null): void {
	for (const old of document.querySelectorAll(`[${POINTED}]`))
		if (old !== next) old.removeAttribute(POINTED);
	if (next && !next.hasAttribute(POINTED)) next.setAttribute(POINTED, '');
}
