import {
	ArcElement,
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	DoughnutController,
	Filler,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	type ChartConfiguration
} from 'chart.js';

Chart.register(
	...[ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Filler, Legend],
	...[LinearScale, LineController, LineElement, PointElement, Tooltip]
);

Chart.defaults.maintainAspectRatio = false;

export type ChartKind = 'line' | 'bar' | 'doughnut';

export interface Series {
	label: string;
	/** One value a label; `null` leaves a gap. */
	values: readonly (number | null)[];
	/** For what is expected rather than known. */
	dashed?: boolean;
	fill?: boolean;
}

export interface Picture {
	kind: ChartKind;
	labels: readonly string[];
	series: readonly Series[];
	format: (n: number) => string;
	stacked: boolean;
	horizontal: boolean;
	animated: boolean;
}

/** Markers differ in shape as well, so that a series is known without its colour. */
const shapes = ['circle', 'rectRot', 'triangle', 'rect', 'star', 'crossRot'] as const;

/** Colours as they are on this element now: tokens differ between light and dark. */
function colours(canvas: HTMLCanvasElement) {
	const probe = document.createElement('span');
	canvas.parentElement?.append(probe);
	const read = (token: string) => {
		probe.style.color = `var(--color-${token})`;
		return getComputedStyle(probe).color;
	};
	const palette = [1, 2, 3, 4, 5, 6].map((n) => read(`chart-${n}`));
	const family = getComputedStyle(document.body).fontFamily;
	const lines = { text: read('muted'), line: read('line'), surface: read('surface') };
	probe.remove();
	return { palette, family, ...lines };
}

function configuration(canvas: HTMLCanvasElement, picture: Picture): ChartConfiguration {
	const { kind, labels, series, format, stacked, horizontal, animated } = picture;
	const { palette, text, line, surface, family } = colours(canvas);
	const colour = (index: number) => palette[index % palette.length]!;
	const isRound = kind === 'doughnut';
	const numbers = { stacked, beginAtZero: true, grid: { color: line }, border: { display: false } };
	const names = { stacked, grid: { display: false }, border: { color: line } };
	const ticks = { color: text, callback: (value: number | string) => format(Number(value)) };
	const [value, name] = horizontal ? (['x', 'y'] as const) : (['y', 'x'] as const);

	return {
		type: kind,
		data: {
			labels: [...labels],
			datasets: series.map(({ label, values, dashed, fill }, index) => ({
				label,
				data: [...values],
				borderColor: isRound ? surface : colour(index),
				backgroundColor: isRound ? values.map((_, i) => colour(i)) : colour(index),
				borderWidth: kind === 'bar' ? 0 : 2,
				borderDash: dashed ? [6, 4] : [],
				borderRadius: kind === 'bar' ? 3 : 0,
				pointStyle: shapes[index % shapes.length],
				pointRadius: 3,
				tension: 0.2,
				fill: fill ? 'origin' : false
			}))
		},
		options: {
			animation: animated ? { duration: 250 } : false,
			responsive: true,
			font: { family, size: 12 },
			indexAxis: horizontal ? 'y' : 'x',
			interaction: { mode: isRound ? 'nearest' : 'index', intersect: isRound },
			scales: isRound
				? {}
				: { [value]: { ...numbers, ticks }, [name]: { ...names, ticks: { color: text } } },
			plugins: {
				legend: {
					display: series.length > 1 || isRound,
					position: 'bottom',
					labels: { color: text, usePointStyle: true, boxHeight: 7 }
				},
				tooltip: {
					callbacks: {
						label: ({ dataset, parsed, label }) => {
							const point = parsed as number | { x: number; y: number };
							const amount = typeof point === 'number' ? point : point[value];
							return `${isRound ? label : dataset.label}: ${format(amount)}`;
						}
					}
				}
			}
		}
	};
}

/** Draws a picture; the handle redraws it with other data or in other colours. */
export function draw(canvas: HTMLCanvasElement, first: Picture) {
	let chart = new Chart(canvas, configuration(canvas, first));
	return {
		update(picture: Picture) {
			chart.destroy();
			chart = new Chart(canvas, configuration(canvas, { ...picture, animated: false }));
		},
		destroy: () => chart.destroy()
	};
}
