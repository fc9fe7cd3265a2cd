/** Named characters of HTML that occur in questions; others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	ensp: ' ',
	emsp: ' ',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	laquo: '«',
	raquo: '»',
	middot: '·',
	bull: '•',
	copy: '©',
	reg: '®',
	trade: '™',
	deg: '°',
	plusmn: '±',
	times: '×',
	divide: '÷',
	minus: '−',
	le: '≤',
	ge: '≥',
	ne: '≠',
	frac12: '½',
	frac14: '¼',
	sup2: '²',
	sup3: '³',
	euro: '€',
	pound: '£',
	yen: '¥',
	cent: '¢',
	sect: '§',
	larr: '←',
	rarr: '→',
	uuml: 'ü',
	ouml: 'ö',
	auml: 'ä',
	eacute: 'é',
	egrave: 'è',
	agrave: 'à'
};

const character = (code: number): string =>
	code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
		? String.fromCodePoint(code)
		: '';

/** Text in which `&amp;`, `&#20013;` and the like are the characters they stand for. */
export const decodeEntities = (text: string): string =>
	text.replace(
		/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,7}));/gi,
		(whole, hex?: string, digits?: string, name?: string) => {
			if (hex) return character(parseInt(hex, 16));
			if (digits) return character(Number(digits));
			return NAMED[name!] ?? whole;
		}
	);
