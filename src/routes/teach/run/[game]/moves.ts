import type { ConsoleFacts } from '$lib/game/live-types';
import { m } from '$lib/paraglide/messages';

export interface MoveButton {
	move: string;
	label: string;
	/** The one that is next. */
	primary?: boolean;
	/** Asked once more before it is done. */
	confirm?: string;
}

/** What an instructor can do with the month now, the next step first. */
export function movesOf({ view, lesson, opened, practice }: ConsoleFacts): MoveButton[] {
	if (lesson.status !== 'running') return [];
	const end: MoveButton = { move: 'endGame', label: m.console_end(), confirm: m.console_end_ask() };
	const clean: MoveButton[] = practice
		? [{ move: 'cleanStart', label: m.console_clean(), confirm: m.console_clean_ask() }]
		: [];
	switch (view.phase) {
		case 'prepare':
			return [
				{ move: 'openMonth', label: m.console_open({ n: view.month }), primary: true },
				...clean,
				end
			];
		case 'open':
			return [
				{
					move: 'lockMonth',
					label: m.console_lock(),
					primary: true,
					confirm: m.console_lock_ask()
				},
				{ move: 'pauseMonth', label: m.console_pause() }
			];
		case 'paused':
			return [
				{ move: 'resumeMonth', label: m.console_resume(), primary: true },
				{ move: 'lockMonth', label: m.console_lock(), confirm: m.console_lock_ask() }
			];
		case 'settled': {
			const rest = view.envelopes.length - Math.max(0, opened);
			const next: MoveButton[] =
				rest > 0
					? [{ move: 'revealNext', label: m.console_reveal_next({ n: rest }), primary: true }]
					: [];
			return [...next, { move: 'revealMonth', label: m.console_reveal_all(), primary: rest === 0 }];
		}
		case 'revealed':
			return view.over
				? [{ ...end, primary: true, confirm: undefined }]
				: [
						{ move: 'prepareMonth', label: m.console_next({ n: view.month + 1 }), primary: true },
						...clean,
						end
					];
		default:
			return [];
	}
}
