/** Browsers by what they say of themselves, the more particular before those that they imitate. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/MicroMessenger\//, 'WeChat'],
	[/Edg(A|iOS)?\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/(Firefox|FxiOS)\//, 'Firefox'],
	[/(Chrome|CriOS)\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/HarmonyOS/, 'HarmonyOS'],
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/Linux|CrOS/, 'Linux']
];

const first = (table: typeof BROWSERS, text: string) =>
	table.find(([pattern]) => pattern.test(text))?.[1];

/**
 * A device as its owner would name it, such as `Chrome · Android`: enough to know it again in the list of sessions.
 * @returns empty when the browser does not say
 */
export const deviceOf = (userAgent: string | null): string =>
	[first(BROWSERS, userAgent ?? ''), first(SYSTEMS, userAgent ?? '')].filter(Boolean).join(' · ');
