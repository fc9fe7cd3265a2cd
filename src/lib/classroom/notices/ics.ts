/** A date of a class, for a calendar. Instants in milliseconds since 1970 UTC. */
export interface ClassDate {
	/** Id that stays the same when the date is moved: the calendar then moves it, too. */
	id: string;
	/** Goes up by one with every change. */
	revision: number;
	title: string;
	description: string;
	place: string;
	startsAt: number;
	/** After `startsAt`; for a deadline the same instant. */
	endsAt: number;
	changedAt: number;
	cancelled: boolean;
	/** Address of its page; null when it has none. */
	url: string | null;
}

export interface CalendarFacts {
	/** Name of the class. */
	name: string;
	/** Host that the ids belong to, such as `crm.school.example`. */
	host: string;
	/** BCP 47, such as `zh-Hans`. */
	language: string;
}

const encoder = new TextEncoder();
/** Longest line in octets, without its end (RFC 5545, 3.1). */
const LONGEST = 75;

/** TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line ends escaped; other controls left out. */
const escaped = (text: string): string =>
	text
		.replace(/\\/g, '\\\\')
		.replace(/[;,]/g, '\\$&')
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/(?!\t)\p{Cc}/gu, '');

/** A parameter value stands in quotation marks and can hold none (RFC 5545, 3.1). */
const bare = (text: string): string => text.replace(/["\p{Cc}]/gu, '');

/** Folds a line after at most 75 octets of UTF-8, between characters, never within one (RFC 5545, 3.1). */
export function foldedLine(line: string): string {
	let out = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > LONGEST) {
			out += '\r\n ';
			// The blank that continues the line counts.
			octets = 1;
		}
		out += character;
		octets += size;
	}
	return out;
}

/**
 * An instant in UTC, in the form `20261122T060000Z`.
 * @throws RangeError when it is no instant of the years 0–9999
 */
export function utc(at: number): string {
	const iso = new Date(Math.floor(at / 1000) * 1000).toISOString();
	if (iso.length !== 24) throw new RangeError(`no date of a calendar: ${at}`);
	return `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function event(date: ClassDate, { host, language }: CalendarFacts): string[] {
	const text = (name: string, value: string) =>
		value === '' ? [] : [`${name};LANGUAGE=${bare(language)}:${escaped(value)}`];
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(date.id)}@${escaped(host)}`,
		`SEQUENCE:${date.revision}`,
		`DTSTAMP:${utc(date.changedAt)}`,
		`DTSTART:${utc(date.startsAt)}`,
		// An event without an end ends where it starts: a deadline.
		...(date.endsAt > date.startsAt ? [`DTEND:${utc(date.endsAt)}`] : []),
		...text('SUMMARY', date.title),
		...text('DESCRIPTION', date.description),
		...text('LOCATION', date.place),
		...(date.url === null ? [] : [`URL:${date.url.replace(/[\s\p{Cc}]/gu, encodeURIComponent)}`]),
		`STATUS:${date.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		'END:VEVENT'
	];
}

/**
 * The dates of a class as an iCalendar (RFC 5545): the same dates always give the same text, all times in UTC, so
 * that every calendar shows them in its own zone. Lines end with CRLF.
 */
export function calendar(facts: CalendarFacts, dates: readonly ClassDate[]): string {
	const name = escaped(facts.name);
	return [
		...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Classroom//EN', 'CALSCALE:GREGORIAN'],
		...['METHOD:PUBLISH', `NAME:${name}`, `X-WR-CALNAME:${name}`],
		...dates.flatMap((date) => event(date, facts)),
		'END:VCALENDAR'
	]
		.map((line) => `${foldedLine(line)}\r\n`)
		.join('');
}
