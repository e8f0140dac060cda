import type axe from "axe-core";
import source from "axe-core/axe.min.js?raw";

let loaded: typeof axe | undefined;

/** What axe objects to in `element`: each rule with the markup that breaks it. */
export async function objections(element: Element): Promise<[string, string[]][]> {
	// As a script and not as a module: nothing to bundle, so that the first test does not wait for that and start anew.
	loaded ??= new Function(`const module = { exports: {} }; ${source}; return module.exports;`)() as typeof axe;
	const { violations } = await loaded.run(element);
	return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
