declare module 'virtual:glossary-terms' {
	const terms: Record<string, { en: string; zh: string } | undefined>;
	export default terms;
}
