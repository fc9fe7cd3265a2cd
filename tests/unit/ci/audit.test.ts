import { describe, expect, it } from 'vitest';
import { readAudit, sentence } from '../../../.ci/audit.mjs';

const report = (vulnerabilities: Record<string, { severity: string; range: string }>) =>
	JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: {} } });

describe('the audit of dependencies', () => {
	it('passes a report without grave findings', () => {
		const mild = { leftpad: { severity: 'moderate', range: '<2' } };
		expect(readAudit(report({}))).toEqual({ kind: 'clean' });
		expect(readAudit(report(mild))).toEqual({ kind: 'clean' });
	});

	it.each(['high', 'critical'])('names the packages with a %s finding', (severity) => {
		const verdict = readAudit(
			report({ leftpad: { severity: 'low', range: '*' }, drill: { severity, range: '<1.2' } })
		);
		expect(verdict).toEqual({ kind: 'weak', packages: [`drill <1.2 (${severity})`] });
		expect(sentence(verdict)).toContain('drill <1.2');
	});

	it('says plainly when the registry offers no audit, and does not call that clean', () => {
		const refused = readAudit(
			JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } })
		);
		expect(refused).toEqual({ kind: 'silent', why: '405 Method Not Allowed' });
		expect(sentence(refused)).toContain('nothing was checked');
	});

	it.each(['', 'npm error network', 'null', '[]', '{"vulnerabilities":{}}'])(
		'takes “%s” for no answer',
		(output) => {
			expect(readAudit(output).kind).toBe('silent');
		}
	);
});
