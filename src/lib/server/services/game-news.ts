import { gameCommandOf } from '#sim/month/machine.ts';
import type { Committed } from '../host/live-game.ts';
import type { Hub } from '../live/hub.ts';

/** The market's pulse is told at most this often, in milliseconds: a rush would drown the phones. */
const PULSE = 800;

/**
 * Says what a commit has changed: the clock at once, to everyone; a company's own doings to that company; and
 * that the market moves, now and then, to all.
 */
export class GameNews {
	private readonly hub: Hub;
	private readonly pulses = new Map<
		string,
		{ timer: ReturnType<typeof setTimeout>; seq: number }
	>();

	constructor(hub: Hub) {
		this.hub = hub;
	}

	tell({ game, row, rows, patch }: Committed): void {
		const commands = rows.map((r) => JSON.parse(r.line) as { type: string; team: string | null });
		const { month, phase, seq } = game.state;
		if (patch || commands.some((c) => gameCommandOf(c.type))) {
			this.hush(row.id);
			this.hub.publish(`game:${row.id}`, { seq, month, phase, clock: true });
			return;
		}
		for (const company of new Set(commands.map((c) => c.team)))
			if (company !== null) this.hub.publish(`company:${row.id}:${company}`, { seq });
		this.pulse(row.id, seq);
	}

	close(): void {
		for (const id of [...this.pulses.keys()]) this.hush(id);
	}

	private pulse(id: string, seq: number): void {
		const waiting = this.pulses.get(id);
		if (waiting) {
			waiting.seq = seq;
			return;
		}
		const timer = setTimeout(() => {
			const last = this.pulses.get(id)?.seq ?? seq;
			this.pulses.delete(id);
			this.hub.publish(`game:${id}`, { seq: last });
		}, PULSE);
		this.pulses.set(id, { timer, seq });
	}

	private hush(id: string): void {
		clearTimeout(this.pulses.get(id)?.timer);
		this.pulses.delete(id);
	}
}
