import ts from 'typescript';
import { filesUnder, textOf } from './files.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const pathOf = (file: string): string => {
	const folder = file.replace(/^src\/routes/, '').replace(/\/\+[^/]+$/, '');
	return folder.replace(/\/\([^)]+\)/g, '') || '/';
};

/** The constants that a module exports, with what they are set to. */
function exportsOf(file: string): Map<string, ts.Expression | undefined> {
	const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
	const found = new Map<string, ts.Expression | undefined>();
	for (const statement of source.statements) {
		const exported = ts.canHaveModifiers(statement)
			? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
			: false;
		if (!exported) continue;
		if (ts.isVariableStatement(statement))
			for (const { name, initializer } of statement.declarationList.declarations)
				found.set(name.getText(), initializer);
		else if (ts.isFunctionDeclaration(statement) && statement.name)
			found.set(statement.name.text, undefined);
	}
	return found;
}

function actionsOf(file: string): string[] {
	let value = exportsOf(file).get('actions');
	if (!value) return [];
	if (ts.isSatisfiesExpression(value)) value = value.expression;
	if (!ts.isObjectLiteralExpression(value)) throw new Error(`actions of ${file} cannot be read`);
	return value.properties.map((property) => property.name!.getText().replace(/['"]/g, ''));
}

/** Every page, endpoint and form action under `src/routes`, as the table of roles names them. */
export function routes(): string[] {
	const files = filesUnder('src/routes', '.ts', '.svelte');
	const pages = files.filter((file) => file.endsWith('/+page.svelte'));
	const servers = files.filter((file) => file.endsWith('/+server.ts'));
	const forms = files.filter((file) => file.endsWith('/+page.server.ts'));
	return [
		...pages.map((file) => `GET ${pathOf(file)}`),
		...servers.flatMap((file) => {
			const exported = exportsOf(file);
			return METHODS.filter((method) => exported.has(method)).map((m) => `${m} ${pathOf(file)}`);
		}),
		...forms.flatMap((file) =>
			actionsOf(file).map((name) => `POST ${pathOf(file)}${name === 'default' ? '' : `?/${name}`}`)
		)
	].sort();
}
