import { parse } from "svelte/compiler";
import ts from "typescript";

/**
 * Every name that a file of src/ speaks, in code and in a component's markup; members with what they belong to, such
 * as Math.random. Comments and texts do not count.
 */
export function namesIn(file: string, source: string): Set<string> {
	return file.endsWith(".svelte") ? namesInComponent(source) : namesInCode(source);
}

function namesInCode(source: string): Set<string> {
	const names = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node)) names.add(node.text);
		if (ts.isPropertyAccessExpression(node)) names.add(`${node.expression.getText()}.${node.name.text}`);
		if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
			names.add(node.argumentExpression.text);
			names.add(`${node.expression.getText()}.${node.argumentExpression.text}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile("file.ts", source, ts.ScriptTarget.Latest, true));
	return names;
}

function namesInComponent(source: string): Set<string> {
	const names = new Set<string>();
	const visit = (node: unknown): void => {
		if (node === null || typeof node !== "object") return;
		const { type, name, object, property } = node as Record<string, unknown>;
		if (type === "Identifier") names.add(String(name));
		if (type === "HtmlTag") names.add("{@html}");
		if (type === "MemberExpression") names.add(wordOf(property)).add(`${wordOf(object)}.${wordOf(property)}`);
		for (const child of Object.values(node)) visit(child);
	};
	visit(parse(source, { modern: true }));
	return names;
}

/** The name or the text of a node of a component's tree; empty for anything longer. */
function wordOf(node: unknown): string {
	const { name, value } = (node ?? {}) as { name?: unknown; value?: unknown };
	return String(name ?? value ?? "");
}
