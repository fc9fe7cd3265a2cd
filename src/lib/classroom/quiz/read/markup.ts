import { cleanText } from '../text.ts';
import { decodeEntities } from './entities.ts';

/** How a text is written, as GIFT and Moodle XML call it. `moodle` is HTML in which line ends count. */
export const FORMATS = ['html', 'moodle', 'markdown', 'plain'] as const;
export type Format = (typeof FORMATS)[number];

/** What was left out of a text. */
export interface Dropped {
	/** Elements that have no counterpart, by name. */
	tags: Set<string>;
	pictures: number;
}

export const nothingDropped = (): Dropped => ({ tags: new Set(), pictures: 0 });

/** Elements whose content is no text; they go with all that is in them. */
const WITH_CONTENT = new Set(
	'script style head title template noscript iframe object embed applet svg math select textarea button audio video canvas'.split(
		' '
	)
);
const BLOCKS = new Set(
	'p div section article header footer h1 h2 h3 h4 h5 h6 ul ol table blockquote pre dl dt dd hr'.split(
		' '
	)
);
/** Marks of Markdown around the content of an element. */
const MARKS: Readonly<Record<string, string>> = {
	b: '**',
	strong: '**',
	i: '*',
	em: '*',
	code: '`'
};
/** Elements whose content reads the same without them. */
const PLAIN = new Set(
	'span font u small big a br li tr td th thead tbody tfoot caption center body html label img input s del ins mark abbr cite q form link meta base'.split(
		' '
	)
);
/** Elements that mean something which is lost. */
const LOST = new Set(['sub', 'sup', 'input', 'form', 'del', 's']);

const isElement = (name: string): boolean =>
	WITH_CONTENT.has(name) || BLOCKS.has(name) || name in MARKS || PLAIN.has(name) || LOST.has(name);

const TAG =
	/<!--[^]*?(?:-->|$)|<[!?][^<>]*>|<(\/?)([A-Za-z][A-Za-z0-9]{0,15})((?:\s|\/)(?:"[^"]*"|'[^']*'|[^'"<>])*)?>/g;

const attribute = (attributes: string, name: string): string => {
	const found = new RegExp(
		`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
		'i'
	).exec(attributes);
	return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
};

/** Deeper emphasis than this is no emphasis. */
const MAX_NESTED = 20;

interface Open {
	name: string;
	attributes: string;
	text: string;
}

/** A mark around what is in it, blanks outside. */
function marked(mark: string, content: string): string {
	const inner = content.trim();
	if (inner === '') return content;
	const start = content.indexOf(inner);
	return content.slice(0, start) + mark + inner + mark + content.slice(start + inner.length);
}

function closed({ name, attributes, text }: Open): string {
	if (name in MARKS) return marked(MARKS[name]!, text);
	if (name === 'a') {
		const href = attribute(attributes, 'href');
		return /^(https?:\/\/|mailto:)[^\s<>()]+$/i.test(href) && text.trim()
			? `[${text.trim()}](${href})`
			: text;
	}
	return text;
}

/** Writes the text with the elements it may have as Markdown and without the others. */
function convert(source: string, content: (text: string) => string, dropped: Dropped): string {
	const open: Open[] = [{ name: '', attributes: '', text: '' }];
	const write = (text: string) => (open.at(-1)!.text += text);
	const close = () => write(closed(open.pop()!));
	const lower = source.toLowerCase();
	const endless = new Set<string>();
	let from = 0;
	TAG.lastIndex = 0;
	for (let found = TAG.exec(source); found; found = TAG.exec(source)) {
		const [whole, slash, given, attributes = ''] = found;
		const name = given?.toLowerCase() ?? '';
		// What nobody would write as an element, as in `a<b and c>d`, is text.
		const plain = attributes.replace(/\/$/, '').trim() !== '' && !attributes.includes('=');
		if (given && (!isElement(name) || (plain && !WITH_CONTENT.has(name)))) continue;
		write(content(source.slice(from, found.index)));
		from = found.index + whole.length;
		if (!given) continue;
		if (LOST.has(name)) dropped.tags.add(name);
		if (WITH_CONTENT.has(name)) {
			dropped.tags.add(name);
			const end = slash || endless.has(name) ? -1 : lower.indexOf(`</${name}`, from);
			if (end < 0 && !slash) endless.add(name);
			const after = end < 0 ? -1 : source.indexOf('>', end);
			// An element that never ends takes nothing but its own tag, so that a stray one costs no text …
			if (after >= 0) from = after + 1;
			// … but what a script or style would run is no text.
			else if (!slash && (name === 'script' || name === 'style')) from = source.length;
			TAG.lastIndex = from;
		} else if (name === 'br') write('\n');
		else if (name === 'img') {
			dropped.pictures++;
			write(attribute(attributes, 'alt'));
		} else if (BLOCKS.has(name)) write('\n\n');
		else if (name === 'tr') write('\n');
		else if (name === 'li') write(slash ? '' : '\n- ');
		else if (name === 'td' || name === 'th') write(' ');
		else if (name in MARKS || name === 'a') {
			if (!slash) {
				if (open.length <= MAX_NESTED) open.push({ name, attributes, text: '' });
			} else if (open.some((element) => element.name === name)) {
				while (open.at(-1)!.name !== name) close();
				close();
			}
		}
	}
	write(content(source.slice(from)));
	while (open.length > 1) close();
	return open[0]!.text;
}

/**
 * A text as the model keeps it (Markdown without HTML) out of a text as another program writes it. Emphasis, lists,
 * lines and links to the web stay; scripts and everything else that is not text go, and are named in `dropped`.
 * Markdown that has no HTML comes out as it went in.
 */
export function fromMarkup(source: string, format: Format, dropped: Dropped): string {
	if (format === 'plain') return cleanText(source);
	const content = (text: string) => {
		if (format === 'markdown') return text;
		return decodeEntities(format === 'html' ? text.replace(/[ \t\r\n]+/g, ' ') : text);
	};
	const text = convert(source, content, dropped);
	return cleanText(
		format === 'markdown' && text === source
			? text
			: text.replace(/[ \u00a0]*\n[ ]*/g, '\n').replace(/\n{3,}/g, '\n\n')
	);
}
