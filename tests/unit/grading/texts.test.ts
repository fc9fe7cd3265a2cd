import { describe, expect, it } from 'vitest';
import { STEP_RULES } from '../../../src/lib/classroom/grades/explain.ts';
import { RULE_TEXTS, ruleText } from '../../../src/lib/grading/rule-texts.ts';
import { stepText } from '../../../src/lib/grading/step-texts.ts';
import { filesUnder, textOf } from '../../support/files.ts';

/** Every rule that a source of grades names, as `rule: 'name'` or `const rule = … ? 'a' : 'b'`. */
const named = filesUnder('src/lib/server/grading', '.ts').flatMap((file) =>
	[...textOf(file).matchAll(/\brule\b[^;\n]*/g)].flatMap(([line]) =>
		[...line.matchAll(/(?<!=== )'([a-z]\w+)'/gi)].map(([, rule]) => rule!)
	)
);

describe('the sentences of grades', () => {
	it.each([...new Set(named)])('know the rule %s of a source', (rule) => {
		expect(Object.keys(RULE_TEXTS)).toContain(rule);
	});

	it.each(Object.keys(RULE_TEXTS))('say the rule %s with its inputs', (rule) => {
		const inputs = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
		expect(RULE_TEXTS[rule]!(inputs)).toMatch(/\p{L}{2}/u);
		expect(RULE_TEXTS[rule]!({})).not.toContain('undefined');
	});

	it('name a rule that they do not know', () => {
		expect(ruleText('brandNew', { marks: '3' })).toContain('brandNew');
	});

	it.each(STEP_RULES)('say the step %s', (rule) => {
		const params = { rule: 'manual', column: 'c', at: '0', part: 'process' };
		const text = stepText({ rule, params, value: '50' }, { c: { zh: '作业', en: 'Homework' } });
		expect(text).toMatch(/\p{L}{2}/u);
		expect(text).not.toContain('undefined');
	});
});
