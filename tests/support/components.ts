import { parse } from 'svelte/compiler';

/** A node of a component's script, as far as it is looked at. */
type Node = { type: string } & Record<string, unknown>;

const nodes = (value: unknown): Node[] => (value ?? []) as Node[];
const nameOf = (node: unknown): string => {
	const { name, value } = (node ?? {}) as { name?: string; value?: string };
	return name ?? value ?? '';
};

/** Names that an interface or the type of an object declares by itself, by the name of the type. */
function declared(script: readonly Node[]): Map<string, string[]> {
	const types = new Map<string, string[]>();
	for (const statement of script) {
		const body =
			statement.type === 'TSInterfaceDeclaration'
				? (statement.body as Node).body
				: statement.type === 'TSTypeAliasDeclaration'
					? (statement.typeAnnotation as Node).members
					: undefined;
		if (body)
			types.set(
				nameOf(statement.id),
				nodes(body).map((member) => nameOf(member.key))
			);
	}
	return types;
}

/** Properties that a component declares and never takes; none where it keeps all of them or what is left over. */
export function unusedProps(source: string): string[] {
	const { instance } = parse(source, { modern: true });
	const script = nodes(instance && (instance.content as unknown as Node).body);
	for (const statement of script) {
		if (statement.type !== 'VariableDeclaration') continue;
		for (const { id, init } of nodes(statement.declarations) as unknown as Record<string, Node>[]) {
			if (nameOf((init as Node | null)?.callee) !== '$props' || id!.type !== 'ObjectPattern')
				continue;
			const parts = nodes(id!.properties);
			if (parts.some(({ type }) => type === 'RestElement')) return [];
			const annotation = (id!.typeAnnotation as Node | undefined)?.typeAnnotation as
				Node | undefined;
			const names =
				annotation?.type === 'TSTypeLiteral'
					? nodes(annotation.members).map((member) => nameOf(member.key))
					: (declared(script).get(nameOf(annotation?.typeName)) ?? []);
			const taken = new Set(parts.map((part) => nameOf(part.key)));
			return names.filter((name) => name !== '' && !taken.has(name));
		}
	}
	return [];
}

/** Addresses within the site that are written down and not resolved. */
export const writtenLinks = (source: string): string[] =>
	[...source.matchAll(/\b(?:href|action)=(?:"\/|\{['"`]\/)[^\s>]*/g)].map(([link]) => link);
