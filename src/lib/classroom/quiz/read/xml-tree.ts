import sax from 'sax';
import type { FaultCode, FaultParams } from '../faults.ts';

/** An element of a file. */
export interface Element {
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	/** Text directly in it. */
	text: string;
	line: number;
}

export interface XmlFault {
	line: number;
	code: FaultCode;
	params: FaultParams;
}

/** Deepest nesting; questions need eight. */
const MAX_DEPTH = 40;

class Stop extends Error {
	readonly fault: XmlFault;
	constructor(fault: XmlFault) {
		super(fault.code);
		this.fault = fault;
	}
}

/**
 * The elements of an XML file. A document type is refused, so there are no entities but XML's own five, nothing is
 * fetched and nothing grows.
 */
export function readXml(source: string): { root: Element } | { fault: XmlFault } {
	const parser = sax.parser(true, { position: true });
	const top: Element = { name: '', attributes: {}, children: [], text: '', line: 1 };
	const open = [top];
	const stop = (code: FaultCode, params: FaultParams = {}): never => {
		throw new Stop({ line: parser.line + 1, code, params });
	};
	parser.ondoctype = () => stop('xmlDoctype');
	parser.onopentag = ({ name, attributes }) => {
		if (open.length > MAX_DEPTH) stop('xmlDepth', { max: MAX_DEPTH });
		const element: Element = {
			name: name.toLowerCase(),
			attributes: attributes as Record<string, string>,
			children: [],
			text: '',
			line: parser.line + 1
		};
		open.at(-1)!.children.push(element);
		open.push(element);
	};
	parser.onclosetag = () => void open.pop();
	parser.ontext = parser.oncdata = (text) => void (open.at(-1)!.text += text);
	parser.onerror = (error) => stop('xml', { detail: error.message.split('\n')[0]! });
	try {
		parser.write(source).close();
	} catch (error) {
		if (error instanceof Stop) return { fault: error.fault };
		throw error;
	}
	const [root] = top.children;
	return root ? { root } : { fault: { line: 1, code: 'xmlNotQuiz', params: {} } };
}

/** The first child of that name. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
	element?.children.find((each) => each.name === name);

export const childrenOf = (element: Element, name: string): Element[] =>
	element.children.filter((each) => each.name === name);

/** What stands in `<name><text>…</text></name>` or `<name>…</name>`. */
export const textIn = (element: Element | undefined, name?: string): string => {
	const holder = name ? child(element, name) : element;
	return (child(holder, 'text') ?? holder)?.text ?? '';
};
