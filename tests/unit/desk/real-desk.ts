import { readFileSync } from 'node:fs';
import { Desk } from '$lib/desk/desk.svelte';
import type { Answer, GameLink, Questions } from '$lib/game/link';
import { SoloHost } from '$lib/game/solo-host';
import { loadScenario, makeStart } from '../../../sim/index.ts';
import type { PlannedAction } from '../../../sim/world/state.ts';

const scenario = loadScenario(readFileSync('scenarios/campus-lab/scenario.yaml', 'utf8'));
const RIVALS = ['balanced', 'recognition', 'trader', 'lowPrice', 'specialist', 'idle', 'random'];

/** A desk over the real solo game, without the worker between them. */
export function realDesk(seed = 'desk') {
	const teams = [{ name: 'Jade River' }, ...RIVALS.map((bot) => ({ bot }))];
	const host = SoloHost.start(makeStart({ scenario, seed, teams }));
	const listeners = new Set<() => void>();
	let ids = 0;
	const changed = <T>(value: T): T => {
		link.view = host.view();
		for (const listener of listeners) listener();
		return value;
	};
	const act = async (action: PlannedAction): Promise<Answer> =>
		changed(host.act(action, `p${ids++}`));
	const move = (name: 'openMonth' | 'closeMonth' | 'nextMonth') => async (): Promise<Answer> =>
		changed(host.clock(name, `c${ids++}`));
	const link = {
		rules: host.rules,
		status: 'ready' as const,
		view: host.view(),
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		send: act,
		async sendAll(actions: PlannedAction[]) {
			const answers: Answer[] = [];
			for (const action of actions) answers.push(await act(action));
			return answers;
		},
		ask: <Q extends keyof Questions>(question: Q) =>
			Promise.reject<Questions[Q]['answer']>(new Error(`not asked here: ${question}`)),
		clock: {
			openMonth: move('openMonth'),
			closeMonth: move('closeMonth'),
			nextMonth: move('nextMonth')
		},
		close: () => listeners.clear()
	} satisfies GameLink;
	return { desk: new Desk(link, '/play/test'), host };
}
