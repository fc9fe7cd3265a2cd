const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(ms: number, zone: string | undefined): number {
	const parts = new Intl.DateTimeFormat('en-GB', {
		...(zone && { timeZone: zone }),
		...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
		...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)
	}).formatToParts(ms);
	const of = (type: string) => Number(parts.find((part) => part.type === type)!.value);
	const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
	return shown - Math.floor(ms / 60_000) * 60_000;
}

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

/**
 * The moment that a clock on the wall shows, as `datetime-local` fields write it (`2026-09-01T08:00`). An hour that the
 * change to summer time skips is read as the hour after it.
 * @param zone name of the time zone, such as `Asia/Shanghai`; empty or unknown = the server's own
 * @returns milliseconds since 1970 UTC; null when it is no moment
 */
export function momentOf(local: string, zone: string): number | null {
	const found = LOCAL.exec(local);
	if (!found) return null;
	const [year, month, day, hour, minute] = found.slice(1).map(Number) as [
		number,
		number,
		number,
		number,
		number
	];
	const wall = Date.UTC(year, month - 1, day, hour, minute);
	if (!Number.isFinite(wall) || new Date(wall).toISOString().slice(0, 16) !== local) return null;
	const known = zone !== '' && isZone(zone) ? zone : undefined;
	const first = wall - offsetAt(wall, known);
	return wall - offsetAt(first, known);
}

/** A moment as a `datetime-local` field writes it, by the clock of this device. */
export function localOf(ms: number): string {
	return new Date(ms + offsetAt(ms, undefined)).toISOString().slice(0, 16);
}
