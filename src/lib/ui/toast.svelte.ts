import type { Tone } from './types';

export interface Toast {
	tone?: Extract<Tone, 'neutral' | 'good' | 'warn' | 'bad'>;
	title: string;
	text?: string;
	/** One thing to do about it, such as taking it back. */
	action?: { label: string; run: () => void };
}

/** Long enough to read two lines slowly; with something to press, longer. */
const showFor = (item: Toast) => (item.action || item.tone === 'bad' ? 12_000 : 6_000);

let nextId = 0;
const shown = $state<(Toast & { id: number })[]>([]);
/** What takes each message away in time; only ever read here. */
const timers: Record<number, ReturnType<typeof setTimeout>> = {};

/** The messages on screen, oldest first. */
export const toasts = (): readonly (Toast & { id: number })[] => shown;

/** Takes a message away. */
export function dismiss(id: number): void {
	hold(id);
	const index = shown.findIndex((item) => item.id === id);
	if (index >= 0) shown.splice(index, 1);
}

/** Keeps a message as long as a person points at it. */
export function hold(id: number): void {
	clearTimeout(timers[id]);
	delete timers[id];
}

/** Lets a message go after its time. */
export function release(id: number): void {
	const item = shown.find((known) => known.id === id);
	if (!item) return;
	hold(id);
	timers[id] = setTimeout(() => dismiss(id), showFor(item));
}

/** Says something that needs no answer. Three at a time: the oldest makes room. */
export function toast(item: Toast): void {
	nextId += 1;
	shown.push({ ...item, id: nextId });
	release(nextId);
	if (shown.length > 3) dismiss(shown[0]!.id);
}
