/**
 * The numerical items of the starter bank, computed once more from the figures of their questions. What the campus
 * lab fixes (lifts, discounts, fees) is repeated here on purpose: `tests/house/content-numbers.test.ts` holds it to the scenario.
 */
const sum = (...terms: number[]) => terms.reduce((a, b) => a + b, 0);
const percent = (part: number, whole: number) => (100 * part) / whole;
const seminar = (recognition: number) => recognition + 30 * (1 - recognition / 100);

export const sums: Readonly<Record<string, () => number>> = {
	'crm-turnover-loss': () => 70 * (1 - 0.3 * (1 - 0.6)),
	'crm-stale-data': () => 8_000 * (1 - 0.25) ** 2,
	'client-seminar-lift': () => seminar(40),
	'client-seminar-then-decay': () => seminar(50) * (1 - 0.06),
	'client-care-worth': () => 70 * 0.06 - 70 * 0.02,
	'client-volume-share': () => percent(1_800, sum(1_800, 600, 400, 200)),
	'sales-weighted-pipeline': () => sum(200_000 * 0.6, 150_000 * 0.4, 400_000 * 0.1),
	'sales-overall-rate': () => percent(6, 120),
	'sales-price-variance': () => 900 * 340 - 800 * 350 - (900 - 800) * 350,
	'sales-brier': () => sum((0.8 - 1) ** 2, 0.6 ** 2, 0.3 ** 2) / 3,
	'sales-acquisition-cost': () => sum(22_000, 32_000, 6_000) / 4,
	'sales-cost-per-lead': () => 18_000 / 12,
	'tender-price-points': () => (100 * 320) / 400,
	'tender-total-score': () => sum(52 * percent(45, 60), 18 * percent(1, 1), 15 * 80, 15 * 60) / 100,
	'tender-unit-cost': () => sum(200, 10, 12) * (1 - 0.06),
	'tender-service-points': () => 95 * (0.5 + (1 - 0.5) * 0.8),
	'tender-fit-points': () => 75 * (1 / 2) + (100 - 75) * (1 / 1),
	'money-delivery-cost': () => 800 * 3,
	'money-damages-part': () => (500 - 350) * 300 * 0.2,
	'money-cash-needed': () => 600 * 208.68 + 600 * 3,
	'money-markup': () => percent(324 - 240, 240),
	'money-margin': () => percent(360 - 267 - 3, 360),
	'money-price-for-margin': () => (217 + 3) / (1 - 0.2),
	'money-factoring': () => 80_000 - 80_000 * 0.03,
	'money-wages': () => 4 * 8_000 * 12,
	'sat-expectation-update': () => 60 + 0.3 * (80 - 60),
	'sat-shortfall': () =>
		60 +
		0.25 * (70 - 70) +
		0.35 * (65 - 70) +
		0.3 * Math.max(0, 65 - 70) -
		0.6 * Math.max(0, 70 - 65),
	'sat-share': () => percent(132, 160),
	'service-mean-time': () => sum(2, 3, 1, 6, 3) / 5,
	'service-closed-in-time': () => percent(45 - 6, 60),
	'value-clv-three-years': () => sum(50_000, 50_000 * 0.8, 50_000 * 0.8 ** 2),
	'value-clv-discounted': () => 60_000 / 1.1 + (60_000 * 0.75) / 1.1 ** 2,
	'value-churn': () => percent(6, 80),
	'value-churn-year': () => 100 * (1 - 0.03) ** 12,
	'value-retention': () => percent(54 - 10, 50),
	'value-lifetime': () => 1 / 0.2,
	'value-retention-leverage': () => percent(1 / (1 - 0.85), 1 / (1 - 0.8)) - 100,
	// Recency 12 days of up to 30, 6 orders of at least 4, 80,000 yuan under 100,000.
	'value-rfm-code': () => 100 * 5 + 10 * 3 + 1,
	'analysis-market-share': () => percent(432_000, 3_600_000),
	'analysis-early-warning': () => 30 * 1.5,
	'analysis-lift': () => 30 / 80 / (50 / 200)
};
