import { type Control, type PageOptions, WHOLE_PAGE } from "./page-options.ts";

/**
 * The options of the page stand in the query of the address, before its #, and the run stands behind it, so that neither
 * knows the other: `?embed=1&hide=desk.monitor&lock=seed#/sandbox?seed=7`. The value of `embed` is the version of this
 * text; `?embed` alone means 1. Without `embed` the query is none of ours, and whatever stands there is passed over.
 */
const VERSION = "1";

/** Everything that can be hidden or locked, in the order of a link. */
export const CONTROLS = [
	"weather",
	"desk",
	"monitor",
	"transport",
	"level",
	"seed",
] as const satisfies readonly Control[];

/** Reads the query of an address, with or without its "?". Nothing is thrown: what is refused is a sentence. */
export function readOptions(query: string): PageOptions {
	const fields = new URLSearchParams(query);
	if (!fields.has("embed")) return WHOLE_PAGE;
	const version = fields.get("embed") || VERSION;
	if (version !== VERSION) {
		return refused(`embed is ${quoted(version)}; allowed: ${VERSION}. A newer link needs a newer page: reload it.`);
	}
	for (const name of fields.keys()) {
		// The language of lessons goes with any address.
		if (name !== "lang" && !["embed", "hide", "lock"].includes(name))
			return refused(`${quoted(name)} is no option; allowed: embed, hide, lock.`);
		if (fields.getAll(name).length > 1) return refused(`${name} is given twice; allowed: each option once.`);
	}
	const named = (name: "hide" | "lock") => (fields.get(name) ?? "").split(".").filter((one) => one !== "");
	const [hide, lock] = [named("hide"), named("lock")];
	for (const [name, list] of Object.entries({ hide, lock })) {
		const wrong = list.find((one) => !CONTROLS.some((control) => control === one));
		if (wrong !== undefined) return refused(`${name} names ${quoted(wrong)}; allowed: ${CONTROLS.join(", ")}.`);
	}
	const both = hide.find((one) => lock.includes(one));
	if (both !== undefined) return refused(`${both} is both hidden and locked; allowed: one of the two.`);
	const pick = (list: string[]) => CONTROLS.filter((control) => list.includes(control));
	return { embed: true, hide: pick(hide), lock: pick(lock), problem: null };
}

const quoted = (text: string) => `“${text.slice(0, 40)}”`;
const refused = (why: string): PageOptions => ({
	...WHOLE_PAGE,
	problem: `How this link wants the page to look cannot be read: ${why} The whole page is shown.`,
});

/** The query that `readOptions` reads as `options`. */
export function writeOptions({ hide, lock }: Pick<PageOptions, "hide" | "lock">): string {
	const list = (name: string, controls: readonly Control[]) =>
		controls.length > 0 ? `&${name}=${CONTROLS.filter((control) => controls.includes(control)).join(".")}` : "";
	return `?embed=${VERSION}${list("hide", hide)}${list("lock", lock)}`;
}
