import MarkdownIt from 'markdown-it';
import type { Bilingual } from '../../classroom/units/bilingual.ts';

/** How a text names a picture of its own unit: `![…](upload:ID)`. */
const OWN_PICTURE = /^upload:([\w-]{1,64})$/;
const OUTSIDE = /^(https?:\/\/|mailto:)/i;

const reader = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
// Nothing but addresses on the web, of mail, and of pictures that were sent to this unit.
reader.validateLink = (url) => OUTSIDE.test(url) || OWN_PICTURE.test(url);

reader.renderer.rules.link_open = (tokens, at, options, _env, self) => {
	const token = tokens[at]!;
	const href = String(token.attrGet('href'));
	// `upload:` names pictures, not pages.
	if (!OUTSIDE.test(href)) token.attrSet('href', '#');
	token.attrSet('rel', 'noopener noreferrer');
	token.attrSet('target', '_blank');
	return self.renderToken(tokens, at, options);
};

interface Place {
	/** Address of an upload by its id. */
	address(id: string): string;
}

reader.renderer.rules.image = (tokens, at, options, env, self) => {
	const token = tokens[at]!;
	const alt = self.renderInlineAsText(token.children ?? [], options, env);
	const own = OWN_PICTURE.exec(String(token.attrGet('src')));
	// A picture from elsewhere would tell that site who reads: its text stands in for it.
	if (!own) return reader.utils.escapeHtml(alt);
	const src = reader.utils.escapeHtml((env as unknown as Place).address(own[1]!));
	return `<img src="${src}" alt="${reader.utils.escapeHtml(alt)}" loading="lazy">`;
};

// The page has its title and the names of the parts above: a text begins below them.
for (const rule of ['heading_open', 'heading_close'] as const)
	reader.renderer.rules[rule] = (tokens, at, options, _env, self) => {
		const token = tokens[at]!;
		token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 3)}`;
		return self.renderToken(tokens, at, options);
	};

// A wide table scrolls by itself, reachable by keyboard too.
reader.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>';
reader.renderer.rules.table_close = () => '</table></div>';

/**
 * Markdown as HTML that may be put into a page: tags in the text stay text, links lead to the web or to a mailbox.
 * @param address where an upload of this unit is found
 */
export const htmlOf = (markdown: string, address: Place['address']): string =>
	reader.render(markdown, { address });

export const bothAsHtml = (text: Bilingual, address: Place['address']): Bilingual => ({
	zh: htmlOf(text.zh, address),
	en: htmlOf(text.en, address)
});

/** Markdown of one line, such as an option of a question: no paragraphs around it. */
export const bothAsInlineHtml = (text: Bilingual): Bilingual => {
	const one = (source: string) => reader.renderInline(source, { address: () => '' });
	return { zh: one(text.zh), en: one(text.en) };
};
