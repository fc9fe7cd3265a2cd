import { parse } from 'svelte/compiler';
import ts from 'typescript';

const cjk = /[\u3400-\u9fff\uf900-\ufaff]/;
const letters = /\p{L}/u;

/** Attributes whose value a person reads or hears. In them every letter counts. */
const read = new Set([
	...['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'aria-valuetext', 'caption'],
	...['confirm', 'finding', 'hint', 'label', 'labelHeading', 'legend', 'meaning', 'placeholder'],
	...['subtitle', 'text', 'title', 'todo', 'what', 'why']
]);
/** Attributes that hold code-like words which may look like a sentence. */
const technical = new Set([
	'class',
	'style',
	'd',
	'viewBox',
	'points',
	'transform',
	'pattern',
	'content'
]);

/** Whether a piece of text looks like something written for a person. */
export function looksWritten(text: string): boolean {
	if (cjk.test(text)) return true;
	const words = text.trim().split(/\s+/);
	const capital = /^[“"'(]?[A-Z][a-z’']*$/.test(words[0] ?? '');
	const plain = words.slice(1).filter((word) => /^[a-z’']{2,}[,.;:!?…]?$/.test(word));
	return capital && plain.length > 0;
}

interface Node {
	type: string;
	start: number;
	[key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function children(node: Node): Node[] {
	return Object.entries(node)
		.filter(([key]) => key !== 'parent' && key !== 'metadata')
		.flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
		.filter(isNode);
}

/** `new Error('…')` and the like speak to an engineer, not to a person who uses the product. */
function speaksToEngineers(node: Node): boolean {
	if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false;
	const callee = node.callee as Node & { name?: string; object?: { name?: string } };
	return /Error$/.test(callee.name ?? '') || callee.object?.name === 'console';
}

function textOfLiteral(node: Node): string | undefined {
	if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
	if (node.type === 'TemplateElement') return (node.value as { raw: string }).raw;
	return undefined;
}

function attributeTexts(node: Node): Node[] {
	const name = node.name as string;
	const values = (Array.isArray(node.value) ? node.value : []) as Node[];
	const texts = values.filter(({ type }) => type === 'Text');
	if (technical.has(name)) return [];
	return texts.filter(({ data }) =>
		read.has(name) ? letters.test(data as string) : looksWritten(data as string)
	);
}

function walk(node: Node, found: Node[], insideElementText: boolean): void {
	if (node.type.startsWith('TS') || node.type === 'ImportDeclaration') return;
	if (
		node.type === 'StyleSheet' ||
		node.type === 'StyleDirective' ||
		node.type === 'Comment' ||
		speaksToEngineers(node)
	)
		return;
	if (node.type === 'Attribute') {
		found.push(...attributeTexts(node));
		for (const child of children(node)) if (child.type !== 'Text') walk(child, found, false);
		return;
	}
	if (node.type === 'Text' && insideElementText && letters.test(node.data as string))
		found.push(node);
	const literal = textOfLiteral(node);
	if (literal !== undefined && looksWritten(literal)) found.push(node);
	for (const child of children(node)) walk(child, found, insideElementText);
}

/** Pieces of a component that a person reads and that are not messages, as `line: text`. */
export function sentencesInSvelte(source: string): string[] {
	const { fragment, instance, module } = parse(source, { modern: true });
	const found: Node[] = [];
	for (const part of [fragment, instance?.content, module?.content])
		if (part) walk(part as unknown as Node, found, part === fragment);
	return found.map((node) => {
		const text = textOfLiteral(node) ?? (node.data as string);
		return `${source.slice(0, node.start).split('\n').length}: ${text.trim()}`;
	});
}

/** The same for a TypeScript file. */
export function sentencesInTypeScript(source: string): string[] {
	const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
		if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
			const callee = node.expression.getText();
			if (/Error$/.test(callee) || callee.startsWith('console.')) return;
		}
		const isText =
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddle(node) ||
			ts.isTemplateTail(node);
		if (isText && looksWritten(node.text)) {
			const { line } = file.getLineAndCharacterOfPosition(node.getStart());
			found.push(`${line + 1}: ${node.text.trim()}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}
