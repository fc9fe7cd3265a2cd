import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Wording = { term: string; definition: string; where: string; example: string };
type Term = { id: string; en: Wording; zh: Wording };

const languages = ['en', 'zh'] as const;
const fields = ['term', 'definition', 'where', 'example'] as const;

const source = new URL('../../../scenarios/glossary.yaml', import.meta.url);
const { terms } = parse(readFileSync(source, 'utf8')) as { terms: Term[] };

/** The words of the market game: each must be explained under exactly this id. */
const vocabulary = `
	month team client slot relation recognition potential target courting formation stable decline
	lost exhibition seminar tender bid invalid-bid award order delivery damages default insolvency
	lead opportunity quote ticket recovery
`;

/** Terms of CRM, accounting and play that the course relies on. */
const course = `
	customer-relationship-management customer-value customer-lifetime-value net-worth cash-flow
	cash-forecast working-capital receivable factoring credit-line overdraft loan ledger
	double-entry gross-margin unit-cost ceiling-price must-feature performance-feature
	excitement-feature kano-model price-points recognition-points fit-points service-level
	service-points minimum-recognition bid-bond payment-terms market-share portfolio word-of-mouth
	referral satisfaction loyalty complaint segmentation churn visit web-campaign
	conference-sponsorship sealed-access race-access news tender-autopsy month-bridge
	counterfactual luck-adjusted-score seed replay leaderboard restructuring representative-days
	wages care-cost sales-funnel customer-acquisition-cost retention pareto-principle
	comprehensive-scoring
`;

const words = (list: string) => list.trim().split(/\s+/);

// Han characters, CJK punctuation and full-width forms: none belongs in English text.
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Counts terminal marks; a full stop inside a number such as 33.9 is not one. */
const terminalMarks = (text: string) => text.match(/[。！？!?]|\.(?!\d)/g)?.length ?? 0;

const texts = (language: (typeof languages)[number]) =>
	terms.flatMap((term) =>
		fields.map((field) => ({ at: `${term.id}.${language}.${field}`, text: term[language][field] }))
	);

describe('the glossary', () => {
	it('explains at least 60 terms', () => {
		expect(terms.length).toBeGreaterThanOrEqual(60);
	});

	it('gives every term its own kebab-case id', () => {
		const ids = terms.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
	});

	it.each(['vocabulary', 'course'])('has every required term of the %s', (name) => {
		const ids = new Set(terms.map(({ id }) => id));
		const required = words(name === 'vocabulary' ? vocabulary : course);
		expect(required.filter((id) => !ids.has(id))).toEqual([]);
	});

	it('has exactly the two languages and the four fields', () => {
		for (const term of terms) {
			expect(Object.keys(term), term.id).toEqual(['id', ...languages]);
			for (const language of languages) {
				expect(Object.keys(term[language]), `${term.id}.${language}`).toEqual([...fields]);
			}
		}
	});

	describe.each(languages)('in %s', (language) => {
		it('leaves no field empty', () => {
			const empty = texts(language).filter(({ text }) => typeof text !== 'string' || !text.trim());
			expect(empty).toEqual([]);
		});

		it('never explains one word twice', () => {
			const names = terms.map((term) => term[language].term.toLowerCase());
			expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
		});

		it.each(['definition', 'example'] as const)('writes each %s as one sentence', (field) => {
			const stop = language === 'en' ? '.' : '。';
			const wrong = terms
				.map((term) => term[language][field])
				.filter((text) => terminalMarks(text) !== 1 || !text.endsWith(stop));
			expect(wrong).toEqual([]);
		});

		it('gives every example a number', () => {
			const vague = terms.filter((term) => !/\d/.test(term[language].example));
			expect(vague.map(({ id }) => id)).toEqual([]);
		});
	});

	it('writes every Chinese field in Chinese', () => {
		expect(texts('zh').filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([]);
	});

	it('keeps Chinese out of the English fields', () => {
		expect(texts('en').filter(({ text }) => chinese.test(text))).toEqual([]);
	});
});
