/** A step of the machine's clock larger than this is not the usual small correction, in milliseconds. */
const STEP = 1_000;

/**
 * The time, from the machine's clock at the start and from then on by a counter that nobody can set: a month does
 * not end because somebody corrects the clock of the server. Small corrections are followed.
 * @param onStep told once for every step that is not followed, in milliseconds
 */
export function steadyClock(
	onStep: (ms: number) => void,
	wall: () => number = Date.now,
	counter: () => number = () => performance.now()
): () => Date {
	let offset = wall() - counter();
	let ignored = 0;
	return () => {
		const drift = wall() - counter() - offset - ignored;
		if (Math.abs(drift) > STEP) {
			ignored += drift;
			onStep(drift);
		} else offset += drift;
		return new Date(Math.round(offset + counter()));
	};
}
